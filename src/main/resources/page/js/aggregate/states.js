import { useEffect, useState } from '../lib/preact.js';
import { get } from '../core/api.js';
import { RecentCache } from '../core/cache.js';

const KEPT = 200;

/** The states of one aggregate, each asked for once while it is remembered. */
export class States {
  constructor(path) {
    this.path = path;
    this.cache = new RecentCache(KEPT);
  }

  /** @param {number} version from 1 @returns {Promise<object | null>} null before the first */
  at(version) {
    if (version < 1) {
      return Promise.resolve(null);
    }
    const known = this.cache.get(version);
    if (known !== undefined) {
      return known;
    }
    const asked = get(`${this.path}/state`, { version }).then((answer) => answer.state);
    this.cache.set(version, asked);
    asked.catch(() => this.cache.delete(version));
    return asked;
  }
}

const NOTHING = { version: 0, state: null, before: null, fault: null, retry: null };

/** The state at a version and the one before it; what was shown stays until both are here. */
export function useStates(states, version) {
  const [shown, setShown] = useState(NOTHING);
  const [attempt, setAttempt] = useState(1);
  useEffect(() => {
    let current = true;
    const retry = () => {
      setShown(NOTHING);
      setAttempt(attempt + 1);
    };
    Promise.all([states.at(version), states.at(version - 1)]).then(
      ([state, before]) => current && setShown({ ...NOTHING, version, state, before }),
      (fault) => current && setShown({ ...NOTHING, fault, retry }),
    );
    return () => {
      current = false;
    };
  }, [states, version, attempt]);
  return shown;
}
