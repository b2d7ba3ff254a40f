import { html } from '../lib/preact.js';
import { grouped } from '../core/figures.js';
import { Copyable } from '../ui/copyable.js';
import { Moment } from '../ui/moment.js';
import { PagedTable } from '../ui/paged-table.js';
import { Status } from '../ui/status.js';

const COLUMNS = [
  { name: 'Head', number: true, cell: ({ number }) => grouped(number) },
  { name: 'Signed', cell: ({ time }) => html`<${Moment} at=${time} />` },
  {
    name: 'Follows',
    cell: ({ acknowledged: fault }) =>
      fault
        ? html`<${Status} tone="bad">begins anew after fault ${grouped(fault)}<//>`
        : 'the one before',
  },
  { name: 'Events', number: true, cell: ({ size }) => grouped(size) },
  { name: 'Root', cell: ({ root }) => html`<${Copyable} text=${root} short what="root" />` },
];

/** The signed heads, each also kept outside the database. */
export function Heads() {
  return html`<section class="card" aria-labelledby="heads">
    <h2 id="heads">Signed heads</h2>
    <${PagedTable}
      path="audit/ledger/heads"
      query=${{}}
      what="The list of heads"
      caption="Signed heads"
      columns=${COLUMNS}
      empty="Nothing has been signed yet."
    />
  </section>`;
}
