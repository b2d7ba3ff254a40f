import { html } from '../lib/preact.js';
import { grouped } from '../core/figures.js';
import { href } from '../core/route.js';
import { Moment } from '../ui/moment.js';
import { Status, toneOf } from '../ui/status.js';
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
    {
      name: 'Started',
      cell: ({ id, started_at: at }) =>
        html`<a
          href=${href('reconciliation', { run: id })}
          aria-current=${id === chosen ? 'true' : undefined}
          ><${Moment} at=${at}
        /></a>`,
    },
    { name: 'Result', cell: ({ status }) => html`<${Status} tone=${toneOf(status)}>${status}<//>` },
    { name: 'Users', number: true, cell: ({ users_checked: n }) => grouped(n ?? 0) },
    { name: 'Rows', number: true, cell: ({ rows_checked: n }) => grouped(n ?? 0) },
    { name: 'Ended', cell: ({ ended_at: at }) => html`<${Moment} at=${at} />` },
  ];
}
