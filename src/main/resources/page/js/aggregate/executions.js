import { useMemo } from '../lib/preact.js';
import { useLoad } from '../core/load.js';
import { correctionsOf } from './corrections.js';
import { pagesOf } from './events-of.js';

const NONE = new Map();

/**
 * Which fills of an order were corrected or busted, and by what. Only orders have executions.
 *
 * @returns {{corrections: Map<number, object>, fault: object | null, reload: () => void}}
 */
export function useCorrections(type, path) {
  const { data, fault, reload } = useLoad(
    async (signal) => (type === 'order' ? executionsOf(path, signal) : []),
    [path],
  );
  const corrections = useMemo(() => (data ? correctionsOf(data) : NONE), [data]);
  return { corrections, fault, reload };
}

/** Every event of the order that names an execution, oldest first. */
async function executionsOf(path, signal) {
  const found = [];
  for await (const events of pagesOf(path, signal)) {
    found.push(...events.filter(({ payload }) => payload?.exec_id !== undefined));
  }
  return found;
}
