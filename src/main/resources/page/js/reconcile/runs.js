import { html } from '../lib/preact.js';
import { grouped } from '../core/figures.js';
import { PagedTable } from '../ui/paged-table.js';
import { ended, result, started } from '../ui/run-columns.js';

/** The reconciliations so far, newest first. */
export function Runs({ chosen }) {
  return html`<${PagedTable}
    path="audit/reconciliations"
    query=${{}}
    what="The list of reconciliations"
    caption="Reconciliations"
    columns=${columns(chosen)}
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
