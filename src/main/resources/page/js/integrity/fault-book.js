import { html } from '../lib/preact.js';
import { plain } from '../core/plain.js';
import { Moment } from '../ui/moment.js';
import { PagedTable } from '../ui/paged-table.js';
import { COLUMNS as FINDING } from './findings.js';

const COLUMNS = [
  { name: 'Found', cell: ({ found_at: at }) => html`<${Moment} at=${at} />` },
  { name: 'Acknowledged', wide: true, cell: ({ acknowledged }) => notice(acknowledged) },
  { name: 'Now', cell: ({ gone_at: at }) => (at ? html`gone since <${Moment} at=${at} />` : 'there') },
  ...FINDING,
];

function notice(acknowledged) {
  return acknowledged
    ? html`“${plain(acknowledged.reason)}”<br />
        <span class="muted">${plain(acknowledged.by)}, <${Moment} at=${acknowledged.at} /></span>`
    : html`<span class="muted">by nobody yet</span>`;
}

/** All that was ever found wrong, with who took notice of it, when and why. */
export function FaultBook() {
  return html`<section class="card" aria-labelledby="fault-book">
    <h2 id="fault-book">Faults so far</h2>
    <${PagedTable}
      path="audit/ledger/faults"
      query=${{}}
      what="The list of faults"
      caption="Faults so far"
      columns=${COLUMNS}
      empty="Nothing was ever found wrong."
      exported
    />
  </section>`;
}
