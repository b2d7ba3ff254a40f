import { html } from '../lib/preact.js';
import { Value } from '../ui/value.js';

/**
 * Columns by the name of what they show: the first of several fields that a row has, or what a
 * function makes of it.
 *
 * @param {Record<string, string[] | ((row: object) => unknown)>} columns
 */
export function columnsOf(columns) {
  return Object.entries(columns).map(([name, of]) => ({
    name,
    cell: typeof of === 'function' ? of : (row) => shown(row, of),
  }));
}

function shown(row, names) {
  const name = names.find((one) => row[one] !== undefined);
  return html`<${Value} of=${row[name] ?? null} name=${name} />`;
}
