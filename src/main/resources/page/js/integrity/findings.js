import { html } from '../lib/preact.js';
import { grouped } from '../core/figures.js';
import { Copyable } from '../ui/copyable.js';
import { Table } from '../ui/table.js';

const orNone = (value) => (value === undefined || value === null ? '–' : grouped(value));

/** What is wrong and where, of any list of faults. */
export const COLUMNS = [
  { name: 'Finding', cell: ({ kind }) => html`<code class="code">${kind}</code>` },
  { name: 'Lane', number: true, cell: ({ lane }) => orNone(lane) },
  { name: 'Position', number: true, cell: ({ position }) => orNone(position) },
  { name: 'Head', number: true, cell: ({ head }) => orNone(head) },
  {
    name: 'Event',
    cell: ({ event_id: id }) => (id ? html`<${Copyable} text=${id} what="event id" />` : '–'),
  },
  { name: 'What is wrong', wide: true, cell: ({ detail }) => detail },
];

/** What is wrong with the log, and where; the first is the first bad event. */
export function Findings({ findings, caption }) {
  return html`<${Table} caption=${caption} columns=${COLUMNS} rows=${findings} empty="" />`;
}
