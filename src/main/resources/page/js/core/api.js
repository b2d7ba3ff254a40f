import { Fault } from './fault.js';
import { paramsOf } from './params.js';
import { refused, session } from './session.js';

// Relative to the page, so that a prefix that a proxy puts before it does not matter.
const BASE = new URL('../v1/', document.baseURI);

/**
 * Asks for JSON.
 *
 * @param {string} path below /v1/
 * @param {Record<string, unknown>} [query] what is empty is left out; a list is repeated
 * @param {AbortSignal} [signal]
 */
export async function get(path, query, signal) {
  const response = await send('GET', path, { query, signal });
  return response.json().catch(brokenOff);
}

/** Starts something; answers where it can be watched, as a path below /v1/. */
export async function start(path, body) {
  const response = await send('POST', path, { body });
  const location = response.headers.get('Location');
  const started = await response.json().catch(() => ({}));
  return { path: location === null ? `${path}/${started.id}` : below(location), started };
}

/** Takes something back. */
export async function remove(path) {
  await send('DELETE', path, {});
}

/** The answer as it is, for what is no JSON. */
export function open(path, query, signal) {
  return send('GET', path, { query, signal, accept: '*/*' });
}

/** Whether the service takes the token; throws the fault where it does not. */
export function probe(token) {
  return send('GET', 'audit/events', { query: { limit: 1 }, token });
}

async function send(method, path, { query, body, signal, token, accept = 'application/json' }) {
  const headers = { Accept: accept, Authorization: `Bearer ${token ?? current()}` };
  if (method !== 'GET') {
    headers['Idempotency-Key'] = key();
  }
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  const response = await fetch(address(path, query), {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
    signal,
    cache: 'no-store',
  }).catch(unanswered);
  return response.ok ? response : fail(response, token === undefined);
}

async function fail(response, ofSession) {
  const fault = await Fault.of(response);
  if (response.status === 401 && ofSession) {
    refused(fault);
  }
  throw fault;
}

function unanswered(error) {
  throw error.name === 'AbortError' ? error : Fault.unreachable();
}

/** Tells of an answer that ends midway, unless nobody waits for it any more. */
export function brokenOff(error) {
  throw error.name === 'AbortError' ? error : Fault.brokenOff(error);
}

function address(path, query = {}) {
  const url = new URL(path, BASE);
  url.search = paramsOf(query);
  return url;
}

// Behind a proxy a location may lack the prefix: what comes after /v1/ is the same everywhere.
function below(location) {
  return location.replace(/^.*?\/v1\//, '');
}

function current() {
  return session.get().user?.token ?? '';
}

// Not crypto.randomUUID, which browsers keep from pages without TLS.
function key() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
