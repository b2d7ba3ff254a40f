/** Everything that events can be searched by, by the names of the service. */
const FILTERS = [
  'user_id',
  'aggregate_id',
  'event_id',
  'client_order_id',
  'symbol',
  'exec_id',
  'event_type',
  'aggregate_type',
  'actor_id',
  'actor_type',
  'command_id',
  'correlation_id',
  'from',
  'to',
  'effective_from',
  'effective_to',
  'denied',
  'order',
];

/** The filters that an address holds; what it does not name is empty. */
export function filtersOf(query) {
  return Object.fromEntries(
    FILTERS.map((name) => [
      name,
      name === 'event_type' ? query.getAll(name).join(', ') : (query.get(name) ?? ''),
    ]),
  );
}

/**
 * The query that the service is asked with: what was pasted may have spaces around it, and several
 * event types stand behind each other.
 */
export function queryOf(filters) {
  const types = filters.event_type.split(/[\s,]+/).filter((type) => type !== '');
  const trimmed = Object.entries(filters).map(([name, value]) => [name, value.trim()]);
  return { ...Object.fromEntries(trimmed), event_type: types };
}
