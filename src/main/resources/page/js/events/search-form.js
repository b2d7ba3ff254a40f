import { html, useEffect, useState } from '../lib/preact.js';
import { go } from '../core/route.js';
import { Choice, Field } from '../ui/field.js';
import { useMedia } from '../ui/media.js';
import { EVENT_TYPES } from './event-types.js';
import { filtersOf, queryOf } from './filters.js';

const KINDS = ['', 'order', 'position', 'portfolio', 'user'].map((kind) => [kind, kind || 'any']);
const ROLES = ['', 'TRADER', 'VENUE', 'AUDITOR', 'OPERATOR', 'SYSTEM'].map((role) => [role, role || 'any']);
const ORDERS = [
  ['', 'newest first'],
  ['asc', 'oldest first'],
];
const TIME = '2026-11-25T09:30:00Z';

/** What to search events by. The address holds it, so that a search can be sent to someone. */
export function SearchForm({ query, round }) {
  const asked = filtersOf(query);
  const [filters, setFilters] = useState(asked);
  useEffect(() => setFilters(asked), [JSON.stringify(asked), round]);
  const set = (name) => (value) => setFilters({ ...filters, [name]: value });
  const field = (name, label, rest) =>
    html`<${Field} name=${name} label=${label} value=${filters[name]} onChange=${set(name)} ...${rest} />`;
  const wide = useMedia('(min-width: 40rem)');
  const submit = (event) => {
    event.preventDefault();
    go('search', queryOf(filters));
  };
  return html`<form class="filters" onSubmit=${submit} aria-label="Search events">
    <details class="all-filters" open=${wide}><summary>Filters</summary>
    <div class="fields">
      ${field('user_id', 'User')} ${field('aggregate_id', 'Order, position, portfolio id')}
      ${field('client_order_id', 'Client order id')} ${field('exec_id', 'Execution id')}
      ${field('symbol', 'Symbol')} ${field('event_type', 'Event types', { options: EVENT_TYPES })}
      ${field('from', 'Recorded from (UTC)', { placeholder: TIME })}
      ${field('to', 'Recorded before (UTC)', { placeholder: TIME })}
      <div class="actions">
        <label class="check"
          ><input
            type="checkbox"
            name="denied"
            checked=${filters.denied !== ''}
            onChange=${(event) => set('denied')(event.target.checked ? 'true' : '')}
          />
          Denied only</label
        >
        <button class="main">Search</button>
        <button type="button" onClick=${() => go('search')}>Clear</button>
      </div>
    </div>
    <details open=${hasMore(filters)}>
      <summary>More filters</summary>
      <div class="fields">
        <${Choice} name="aggregate_type" label="Kind" options=${KINDS}
          value=${filters.aggregate_type} onChange=${set('aggregate_type')} />
        <${Choice} name="actor_type" label="Actor's role" options=${ROLES}
          value=${filters.actor_type} onChange=${set('actor_type')} />
        ${field('actor_id', 'Actor')} ${field('command_id', 'Command id')}
        ${field('correlation_id', 'Correlation id')} ${field('event_id', 'Event id')}
        ${field('effective_from', 'Business time from', { placeholder: TIME })}
        ${field('effective_to', 'Business time before', { placeholder: TIME })}
        <${Choice} name="order" label="Order" options=${ORDERS}
          value=${filters.order} onChange=${set('order')} />
      </div>
    </details>
    </details>
  </form>`;
}

const MORE = [
  'aggregate_type',
  'actor_type',
  'actor_id',
  'command_id',
  'correlation_id',
  'event_id',
  'effective_from',
  'effective_to',
  'order',
];

function hasMore(filters) {
  return MORE.some((name) => filters[name] !== '');
}
