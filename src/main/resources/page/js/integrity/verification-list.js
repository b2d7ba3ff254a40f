import { html } from '../lib/preact.js';
import { grouped } from '../core/figures.js';
import { PagedTable } from '../ui/paged-table.js';
import { ended, result, started } from '../ui/run-columns.js';

/** The verifications so far, the last begun first. */
export function VerificationList({ chosen }) {
  return html`<${PagedTable}
    path="audit/verifications"
    query=${{}}
    what="The list of verifications"
    caption="Verifications"
    columns=${columns(chosen)}
    empty="Nothing has been verified yet."
  />`;
}

function columns(chosen) {
  return [
    started('integrity', chosen),
    result,
    { name: 'Of', cell: scopeIn },
    { name: 'Events', number: true, cell: ({ checked_events: n }) => grouped(n) },
    { name: 'Findings', number: true, cell: ({ found }) => grouped(found) },
    ended,
  ];
}

function scopeIn({ scope, lane, user_id: user, aggregate_type: type, aggregate_id: id }) {
  return [scope, lane, user, type, id]
    .filter((part) => part !== undefined && part !== null)
    .join(' ');
}
