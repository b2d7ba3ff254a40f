/** Everything that events can be searched by; the names are those of the service. */
export const FILTERS = [
  { name: 'user_id', label: 'User' },
  { name: 'aggregate_id', label: 'Order, position or portfolio' },
  { name: 'event_id', label: 'Event id' },
  { name: 'client_order_id', label: 'Client order id' },
  { name: 'symbol', label: 'Symbol' },
  { name: 'exec_id', label: 'Execution id' },
  { name: 'event_type', label: 'Event type' },
  { name: 'aggregate_type', label: 'Kind' },
  { name: 'actor_id', label: 'Actor' },
  { name: 'actor_type', label: 'Role of the actor' },
  { name: 'command_id', label: 'Command id' },
  { name: 'correlation_id', label: 'Correlation' },
  { name: 'from', label: 'Recorded from' },
  { name: 'to', label: 'Recorded before' },
  { name: 'effective_from', label: 'Business time from' },
  { name: 'effective_to', label: 'Business time before' },
  { name: 'denied', label: 'Denied only' },
  { name: 'order', label: 'Order' },
];

/** The filters that an address holds; what it does not name is empty. */
export function filtersOf(query) {
  return Object.fromEntries(
    FILTERS.map(({ name }) => [
      name,
      name === 'event_type' ? query.getAll(name).join(', ') : (query.get(name) ?? ''),
    ]),
  );
}

/** The query that the service is asked with. Several event types stand behind each other. */
export function queryOf(filters) {
  const types = filters.event_type.split(/[\s,]+/).filter((type) => type !== '');
  return { ...filters, event_type: types };
}

/** What is searched by, in words; empty where everything is shown. */
export function described(filters) {
  return FILTERS.filter(({ name }) => filters[name] !== '' && name !== 'order').map(
    ({ name, label }) => (name === 'denied' ? label : `${label}: ${filters[name]}`),
  );
}
