import { html } from '../lib/preact.js';
import { grouped } from '../core/figures.js';
import { href } from '../core/route.js';
import { Moment } from '../ui/moment.js';
import { PagedTable } from '../ui/paged-table.js';
import { Status, toneOf } from '../ui/status.js';

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
    {
      name: 'Started',
      cell: ({ id, started_at: at }) =>
        html`<a
          href=${href('integrity', { run: id })}
          aria-current=${id === chosen ? 'true' : undefined}
          ><${Moment} at=${at}
        /></a>`,
    },
    { name: 'Result', cell: ({ status }) => html`<${Status} tone=${toneOf(status)}>${status}<//>` },
    { name: 'Of', cell: scopeIn },
    { name: 'Events', number: true, cell: ({ checked_events: n }) => grouped(n) },
    { name: 'Findings', number: true, cell: ({ found }) => grouped(found) },
    { name: 'Ended', cell: ({ ended_at: at }) => html`<${Moment} at=${at} />` },
  ];
}

function scopeIn({ scope, lane, user_id: user, aggregate_type: type, aggregate_id: id }) {
  return [scope, lane, user, type, id]
    .filter((part) => part !== undefined && part !== null)
    .join(' ');
}
