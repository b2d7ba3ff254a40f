import { useCallback, useEffect, useRef, useState } from '../lib/preact.js';

const NOTHING = { data: null, fault: null, loading: true };

/**
 * Loads what a component shows, again whenever what it depends on changes. What was loaded before
 * stays in sight meanwhile.
 *
 * @template T
 * @param {(signal: AbortSignal) => Promise<T>} load
 * @param {unknown[]} dependencies
 * @returns {{data: T | null, fault: import('./fault.js').Fault | null, loading: boolean,
 *   reload: () => void}}
 */
export function useLoad(load, dependencies) {
  const [state, setState] = useState(NOTHING);
  const [round, setRound] = useState(0);
  const reload = useCallback(() => setRound((before) => before + 1), []);
  useEffect(() => {
    const abort = new AbortController();
    setState((before) => ({ ...before, loading: true }));
    load(abort.signal).then(
      (data) => abort.signal.aborted || setState({ data, fault: null, loading: false }),
      (fault) => abort.signal.aborted || setState({ data: null, fault, loading: false }),
    );
    return () => abort.abort();
  }, [...dependencies, round]);
  return { ...state, reload };
}

/** Does something again and again while the tab is in sight. */
export function useEvery(milliseconds, act, dependencies = []) {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const timer = setInterval(() => document.hidden || latest.current(), milliseconds);
    return () => clearInterval(timer);
  }, [milliseconds, ...dependencies]);
}

/** The value once it has rested for that long: for what is dragged or typed. */
export function useRested(value, milliseconds) {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return rested;
}
