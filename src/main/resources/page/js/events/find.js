import { get } from '../core/api.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
// The same as dev.blotter.kernel.Symbol.
const SYMBOL = /^[A-Z0-9][A-Z0-9.-]{0,19}(\/[A-Z0-9]{2,10})?$/;
const ADDRESS = /\S@\S/;
const TOO_SLOW = 'QUERY_TOO_SLOW';

/** Whether a text is an e-mail address, or has one in it. */
export function isAddress(text) {
  return ADDRESS.test(text);
}

/**
 * Where in the page something is shown, whatever it is: an id, a name that a client or a venue gave,
 * a symbol, an address. An address is personal data, and what is asked for in the log is on record
 * for ever: it is looked for among the users alone.
 *
 * @param {string} wanted
 * @param {string[]} roles of whoever asks: only an operator may look for an address
 * @returns {Promise<[string | string[], object?] | null>} path and query of the view; null where
 *   nothing is found
 */
export async function find(wanted, roles) {
  if (isAddress(wanted)) {
    return roles.includes('operator') ? byAddress(wanted) : null;
  }
  return UUID.test(wanted) ? byId(wanted.toLowerCase(), wanted) : named(wanted);
}

/** Ids that the service gave come first, but for those of events; others may have the same form. */
async function byId(id, asTyped) {
  return (await ofAggregate(id)) ?? (await events('user_id', id)) ?? byOtherId(id, asTyped);
}

/** What an index has is asked for first: an id that no event has is looked for in a whole lane. */
async function byOtherId(id, asTyped) {
  return (await events('client_order_id', asTyped)) ?? byEventOrCommand(id, asTyped);
}

/** That an event takes too long to look for is told where it is nothing else either. */
async function byEventOrCommand(id, asTyped) {
  const event = ofEvent(id);
  return (
    (await event.catch(() => null)) ??
    (await slow(
      event,
      events('exec_id', asTyped),
      events('correlation_id', id),
      events('command_id', asTyped),
      events('command_id', `key:${asTyped}`),
    ))
  );
}

async function named(text) {
  return (
    (await ofSymbol(text)) ??
    (await events('client_order_id', text)) ??
    (await ofCapitals(text)) ??
    (await slow(
      events('exec_id', text),
      events('command_id', text),
      events('command_id', `key:${text}`),
    ))
  );
}

async function ofSymbol(text) {
  return SYMBOL.test(text) ? events('symbol', text) : null;
}

/** Symbols are of capitals, which not everybody types. */
async function ofCapitals(text) {
  const capitals = text.toUpperCase();
  return capitals === text ? null : ofSymbol(capitals);
}

async function ofAggregate(id) {
  const event = await first('aggregate_id', id);
  return event ? [['aggregates', event.aggregate_type, id]] : null;
}

async function ofEvent(id) {
  const event = await first('event_id', id);
  return event
    ? [['aggregates', event.aggregate_type, event.aggregate_id], { version: event.version }]
    : null;
}

async function byAddress(email) {
  const [user] = (await get('users', { email })).items;
  return user ? [['aggregates', 'user', user.user_id]] : null;
}

async function events(filter, value) {
  return (await first(filter, value)) ? ['search', { [filter]: value }] : null;
}

/** What no index finds is looked for at once; what took too long is told where nothing was found. */
async function slow(...searches) {
  const tried = await Promise.allSettled(searches);
  const found = tried.find(({ value }) => value);
  const failed = tried.find(({ reason }) => reason && reason.code !== TOO_SLOW);
  const late = tried.find(({ reason }) => reason);
  if (!found && (failed ?? late)) {
    throw (failed ?? late).reason;
  }
  return found ? found.value : null;
}

async function first(filter, value) {
  return (await get('audit/events', { [filter]: value, limit: 1 })).items[0];
}
