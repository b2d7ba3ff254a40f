import { html, useState } from '../lib/preact.js';
import { grouped } from '../core/figures.js';
import { Copyable } from '../ui/copyable.js';
import { Field } from '../ui/field.js';
import { Moment } from '../ui/moment.js';
import { PagedTable } from '../ui/paged-table.js';

const COLUMNS = [
  { name: 'Lane', number: true, cell: ({ lane }) => lane },
  { name: 'Seal', number: true, cell: ({ number }) => grouped(number) },
  { name: 'Up to', number: true, cell: ({ to_position: position }) => grouped(position) },
  { name: 'Sealed', cell: ({ sealed_at: at }) => html`<${Moment} at=${at} />` },
  { name: 'Hash', cell: ({ hash }) => html`<${Copyable} text=${hash} short what="hash" />` },
];

/** The seals of a lane, each naming the one before. */
export function Seals({ newest }) {
  const [lane, setLane] = useState(String(newest));
  return html`<section class="card" aria-labelledby="seals">
    <h2 id="seals">Seals</h2>
    <${Field} name="lane" label="Lane" type="number" min="0" max="63" value=${lane} onChange=${setLane} />
    <${PagedTable}
      path="audit/ledger/seals"
      query=${{ lane }}
      what="The list of seals"
      caption=${`Seals of lane ${lane}`}
      columns=${COLUMNS}
      empty="Nothing is sealed in this lane."
    />
  </section>`;
}
