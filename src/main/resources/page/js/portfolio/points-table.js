import { html } from '../lib/preact.js';
import { Value } from '../ui/value.js';
import { Moment } from '../ui/moment.js';
import { Table } from '../ui/table.js';
import { SERIES } from './series.js';

const COLUMNS = [
  { name: 'At', cell: ({ at }) => html`<${Moment} at=${at} />` },
  ...SERIES.map(({ key, name }) => ({
    name,
    number: true,
    cell: (point) => html`<${Value} of=${point[key]} />`,
  })),
];

/** The chart's figures, for those who cannot see it or want them exactly. */
export function PointsTable({ points }) {
  return html`<details>
    <summary>The chart as a table</summary>
    <${Table} caption="Money over time" columns=${COLUMNS} rows=${points} empty="" />
  </details>`;
}
