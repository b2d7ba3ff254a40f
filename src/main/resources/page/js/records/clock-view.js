import { html } from '../lib/preact.js';
import { ClockSummary, ms } from './clock-summary.js';
import { columnsOf } from './record-columns.js';
import { RecordSearch } from './record-search.js';

const COLUMNS = columnsOf({
  Compared: ['sampled_at'],
  Node: ['node'],
  With: ['reference'],
  'Ahead (ms)': ({ offset_us: us }) => ms(us),
  'Give or take': ({ uncertainty_us: us }) => ms(us),
  Tolerated: ({ tolerance_us: us }) => ms(us),
  Verdict: ['verdict'],
});
const WORDS = { node: 'Node', reference: 'With', beyond: 'Beyond (µs)' };

/** How far the clocks of the nodes were from others: at worst, and each time. */
export function ClockView({ query, round }) {
  return html`<${RecordSearch}
    view="clocks"
    path="audit/clock"
    title="Clocks"
    lead="How far other clocks were ahead of each node's. The log's own times are the database's."
    what="record of clocks"
    words=${WORDS}
    columns=${COLUMNS}
    empty="Nothing was compared that matches."
    query=${query}
    round=${round}
    summary=${ClockSummary}
  />`;
}
