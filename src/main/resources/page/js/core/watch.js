import { useEffect, useState } from '../lib/preact.js';
import { get } from './api.js';

const FIRST = 250;
const LONGEST = 2_000;

/**
 * Watches something that runs in the service until it has ended, at first often and then less. A
 * service that does not answer for a while is told and asked again.
 *
 * @param {string | null} path null watches nothing
 * @param {(run: object) => void} [onEnd]
 * @returns {{run: object | null, fault: object | null}}
 */
export function useWatch(path, onEnd = () => {}) {
  const [seen, setSeen] = useState({ run: null, fault: null });
  useEffect(() => {
    setSeen({ run: null, fault: null });
    if (path === null) {
      return undefined;
    }
    const abort = new AbortController();
    const tell = (news) => abort.signal.aborted || setSeen((before) => ({ ...before, ...news }));
    watch(path, abort.signal, tell).then(onEnd, (fault) => tell({ fault }));
    return () => abort.abort();
  }, [path]);
  return seen;
}

async function watch(path, signal, tell) {
  for (let pause = FIRST; ; pause = Math.min(LONGEST, pause * 1.5)) {
    const run = await get(path, {}, signal).catch((fault) => unlessPassing(fault, tell));
    if (run !== null) {
      tell({ run, fault: null });
    }
    if (run !== null && run.status !== 'RUNNING') {
      return run;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
    signal.throwIfAborted();
  }
}

function unlessPassing(fault, tell) {
  if (!fault.passing) {
    throw fault;
  }
  tell({ fault });
  return null;
}
