import { html } from '../lib/preact.js';
import { get } from '../core/api.js';
import { counted, grouped } from '../core/figures.js';
import { useLoad } from '../core/load.js';
import { Loaded } from '../ui/fault.js';
import { Moment } from '../ui/moment.js';
import { Status } from '../ui/status.js';
import { Table } from '../ui/table.js';

/** How far each clock was off at worst within the time that is asked for, or within a day. */
export function ClockSummary({ asked: { node, from, to } }) {
  const summary = useLoad(
    (signal) => get('audit/clock/summary', { node, from, to }, signal),
    [node, from, to],
  );
  return html`<section class="card" aria-labelledby="clock-summary">
    <h2 id="clock-summary">At worst</h2>
    <${Loaded} of=${summary} what="The summary of clocks">
      ${(data) => html`<p class="muted">
          From <${Moment} at=${data.from} /> until <${Moment} at=${data.to} />.
        </p>
        <${Table}
          caption="Clocks at worst"
          columns=${COLUMNS}
          rows=${data.items}
          empty="Nothing was compared in that time."
        />`}
    <//>
  </section>`;
}

/** Microseconds as milliseconds. */
export function ms(us) {
  return grouped((us / 1000).toFixed(3));
}

const COLUMNS = [
  { name: 'Node', cell: ({ node }) => node },
  { name: 'With', cell: ({ reference }) => reference },
  {
    name: 'Beyond',
    cell: ({ beyond }) =>
      html`<${Status} tone=${beyond > 0 ? 'bad' : 'good'}
        >${beyond > 0 ? counted(beyond, 'time') : 'never'}<//
      >`,
  },
  { name: 'Compared', number: true, cell: ({ samples }) => counted(samples, 'time') },
  { name: 'Worst (ms)', number: true, cell: ({ worst_offset_us: us }) => ms(us) },
  { name: 'Give or take', number: true, cell: ({ worst_uncertainty_us: us }) => ms(us) },
  { name: 'When', cell: ({ worst_at: at }) => html`<${Moment} at=${at} />` },
  { name: 'Last compared', cell: ({ last_at: at }) => html`<${Moment} at=${at} />` },
];
