import { html } from '../lib/preact.js';
import { grouped } from '../core/figures.js';
import { ended, result, started } from '../ui/run-columns.js';
import { Table } from '../ui/table.js';

/** The reconciliations so far, newest first. */
export function Runs({ runs, chosen }) {
  return html`<${Table}
    caption="Reconciliations"
    columns=${columns(chosen)}
    rows=${runs}
    empty="Nothing has been reconciled yet."
  />`;
}

function columns(chosen) {
  return [
    started('reconciliation', chosen),
    result,
    { name: 'Users', number: true, cell: ({ users_checked: n }) => grouped(n ?? 0) },
    { name: 'Rows', number: true, cell: ({ rows_checked: n }) => grouped(n ?? 0) },
    ended,
  ];
}
