import { paramsOf } from './params.js';
import { store } from './store.js';

/** How often somebody asked for a view: a view that is asked for again asks the service again. */
let round = 0;

/**
 * What the address shows: `#/aggregates/order/0192…?version=3`. It lies behind the hash, so that
 * what an auditor looks at stays out of the logs of proxies.
 *
 * @typedef {{path: string[], query: URLSearchParams, round: number}} Route
 */
export const route = store(parse(location.hash));

const RESTED = 200;
const LATER = 2_000;

/** The place that the address is still to say, and the address that it is to stand in for. */
let unwritten = null;
let timer = 0;

addEventListener('hashchange', () => route.set(parse(location.hash)));
// Whoever leaves comes back to where they were.
addEventListener('click', write, true);
addEventListener('pagehide', write);

/** The address of a view, for a link. */
export function href(path, query = {}) {
  const parts = [].concat(path).map(encodeURIComponent).join('/');
  const params = query instanceof URLSearchParams ? query : paramsOf(query);
  const text = params.toString();
  return `#/${parts}${text === '' ? '' : `?${text}`}`;
}

/** Shows a view, anew where it is shown already; the browser's back button leads back. */
export function go(path, query) {
  write();
  round += 1;
  const before = location.href;
  location.hash = href(path, query);
  if (location.href === before) {
    route.set(parse(location.hash));
  }
}

/**
 * Shows the same view at another place, without a step for the back button. The address says so once
 * the place has rested: browsers let it be changed only so often.
 */
export function adjust(path, query) {
  const to = href(path, query);
  unwritten = { to, from: location.href };
  rest(RESTED);
  route.set(parse(to));
}

function rest(milliseconds) {
  clearTimeout(timer);
  timer = setTimeout(write, milliseconds);
}

/** Has the address say where one is, unless one has gone elsewhere meanwhile. */
function write() {
  clearTimeout(timer);
  if (unwritten?.from === location.href) {
    try {
      history.replaceState(null, '', unwritten.to);
    } catch {
      rest(LATER); // The browser has had enough for now.
      return;
    }
  }
  unwritten = null;
}

/** @returns {Route} */
function parse(hash) {
  const [path, query = ''] = hash.replace(/^#\/?/, '').split('?');
  const parts = path.split('/').filter((part) => part !== '');
  return { path: parts.map(decoded), query: new URLSearchParams(query), round };
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
