import { html } from '../lib/preact.js';
import { get } from '../core/api.js';
import { useLoad, useRested } from '../core/load.js';
import { plain } from '../core/plain.js';
import { ExportBar } from '../ui/export-bar.js';
import { Loaded } from '../ui/fault.js';
import { Facts } from '../ui/facts.js';
import { Value } from '../ui/value.js';
import { AggregateLink } from '../ui/link.js';
import { Moment } from '../ui/moment.js';
import { PagedTable } from '../ui/paged-table.js';

const RESTED = 150;
const FIGURES = ['cash', 'settled', 'locked', 'free', 'buying_power', 'total_cash', 'equity'];

/** Everything the user had at a moment, or has now: cash, positions, orders. */
export function Holdings({ base, at }) {
  const moment = useRested(at, RESTED);
  const portfolio = useLoad(
    (signal) => get(`${base}/portfolio`, { at: moment }, signal),
    [base, moment],
  );
  const list = (path, caption, columns) =>
    html`<${PagedTable} path=${`${base}/${path}`} query=${{ at: moment }} caption=${caption}
      what=${`The list of ${path} as of a moment`} columns=${columns} empty="None." exported />`;
  return html`<section class="card" aria-labelledby="holdings">
    <h2 id="holdings">${moment ? html`As of <${Moment} at=${moment} />` : 'Now'}</h2>
    <h3>Cash</h3>
    <${Loaded} of=${portfolio} what="The portfolio as of a moment">
      ${(data) => html`<${Facts} facts=${factsOf(data)} />
        <${ExportBar} path=${`${base}/portfolio/export`} wanted=${{ at: moment }} what="the portfolio" />`}
    <//>
    <h3>Positions</h3>
    ${list('positions', 'Positions', POSITIONS)}
    <h3>Orders</h3>
    ${list('orders', 'Orders', ORDERS)}
  </section>`;
}

function factsOf(data) {
  return [
    ...FIGURES.map((name) => figure(data, name)),
    ...data.rates.map(rate),
    ['Without a price', data.unpriced_symbols.join(', ')],
    ['Without a rate', data.unconverted_currencies.join(', ')],
  ];
}

/** What a currency was converted at, by whose price and of when. */
function rate({ from, to, value, source, at }) {
  return [
    `${from} in ${to}`,
    html`<${Value} of=${value} /> by ${source} of <${Moment} at=${at} />`,
  ];
}

function figure(data, name) {
  const value = data[name];
  const shown = value !== undefined && html`<${Value} of=${value} /> ${data.base_currency}`;
  return [name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' '), shown];
}

const number = (name, key) => ({
  name,
  number: true,
  cell: (row) => html`<${Value} of=${row[key] ?? null} />`,
});

const POSITIONS = [
  {
    name: 'Symbol',
    cell: ({ symbol, position_id: id }) =>
      html`<${AggregateLink} type="position" id=${id}>${symbol}<//>`,
  },
  { name: 'Side', cell: ({ side }) => side },
  number('Quantity', 'qty'),
  number('Average price', 'avg_px_open'),
  number('Cost', 'cost_basis'),
  number('Price', 'mark_price'),
  number('Value', 'market_value'),
  number('Realized', 'realized_pnl'),
];

const ORDERS = [
  {
    name: 'Order',
    cell: ({ order_id: id, client_order_id: own }) =>
      html`<${AggregateLink} type="order" id=${id}>${plain(own)}<//>`,
  },
  { name: 'What', cell: ({ side, symbol, type }) => `${side} ${symbol} ${type}` },
  { name: 'Status', cell: ({ status }) => status },
  number('Quantity', 'qty'),
  number('Filled', 'filled_qty'),
  number('Limit', 'limit_price'),
];
