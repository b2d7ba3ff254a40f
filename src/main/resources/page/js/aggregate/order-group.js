import { html } from '../lib/preact.js';
import { get } from '../core/api.js';
import { grouped } from '../core/figures.js';
import { useLoad, useRested } from '../core/load.js';
import { plain } from '../core/plain.js';
import { Loaded } from '../ui/fault.js';
import { AggregateLink } from '../ui/link.js';
import { Moment } from '../ui/moment.js';
import { Status, toneOf } from '../ui/status.js';
import { Table } from '../ui/table.js';

const RESTED = 150;
const ROLES = ['ENTRY', 'TAKE_PROFIT', 'STOP_LOSS'];

/**
 * All orders of an order's group, replayed as they stood at a moment, or as they stand now.
 *
 * @param {{group: object, id: string, at?: string}} props the group as the order's state has it
 */
export function OrderGroup({ group, id, at }) {
  const moment = useRested(at, RESTED);
  const ids = [id, ...group.linked_order_ids];
  const members = useLoad(
    async (signal) => sorted(await Promise.all(ids.map((one) => memberOf(one, moment, signal)))),
    [group.group_id, id, moment],
  );
  return html`<section class="card" aria-labelledby="group">
    <h2 id="group">
      ${words(group.order_class)}${' '}
      ${moment ? html`as of <${Moment} at=${moment} />` : 'as it is now'}
    </h2>
    <${Loaded} of=${members} what="The group">
      ${(rows) => html`<${Table} caption="Orders of the group" columns=${columns(id)} rows=${rows} />`}
    <//>
  </section>`;
}

/** An order by its own events: what it asks for, and the figures of the last event by then. */
async function memberOf(id, at, signal) {
  const path = `audit/aggregates/order/${id}`;
  const { state, version } = await get(`${path}/state`, { at }, signal);
  const range = { from_version: version, to_version: version };
  const { items } = await get(`${path}/events`, range, signal);
  return { ...state, id, version: at && version, figures: items[0].payload.figures };
}

function sorted(members) {
  return members.sort((one, other) => place(one) - place(other));
}

function place({ group }) {
  return ROLES.indexOf(group.role);
}

function columns(own) {
  return [
    { name: 'Role', cell: ({ group }) => words(group.role) },
    {
      name: 'Status',
      cell: ({ figures: { status } }) => html`<${Status} tone=${toneOf(status)}>${status}<//>`,
    },
    {
      name: 'Order',
      cell: ({ id, version, client_order_id: name }) =>
        id === own
          ? html`<strong>${plain(name)}</strong> (this one)`
          : html`<${AggregateLink} type="order" id=${id} version=${version}>${plain(name)}<//>`,
    },
    { name: 'What', cell: ({ terms, trailed }) => what(terms, trailed) },
    { name: 'Executed', number: true, cell: ({ figures }) => executed(figures) },
  ];
}

function what({ side, type, limit_price: limit, stop_price: asked }, trailed) {
  const stop = trailed?.stop_price ?? asked;
  const prices = [stop && `stop ${grouped(stop)}`, limit && `limit ${grouped(limit)}`];
  return [side, type, ...prices].filter(Boolean).join(' ');
}

function executed({ cum_qty: done, quantity }) {
  return `${grouped(done)} of ${grouped(quantity)}`;
}

/** TAKE_PROFIT: Take profit; an abbreviation stays one. */
function words(name) {
  const text = name.replaceAll('_', ' ');
  return text.length > 3 ? text.charAt(0) + text.slice(1).toLowerCase() : text;
}
