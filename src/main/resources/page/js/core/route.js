import { paramsOf } from './params.js';
import { store } from './store.js';

/**
 * What the address shows: `#/aggregates/order/0192…?version=3`. It lies behind the hash, so that
 * what an auditor looks at stays out of the logs of proxies.
 *
 * @typedef {{path: string[], query: URLSearchParams}} Route
 */
export const route = store(parse());

addEventListener('hashchange', () => route.set(parse()));

/** The address of a view, for a link. */
export function href(path, query = {}) {
  const parts = [].concat(path).map(encodeURIComponent).join('/');
  const params = query instanceof URLSearchParams ? query : paramsOf(query);
  const text = params.toString();
  return `#/${parts}${text === '' ? '' : `?${text}`}`;
}

/** Shows a view; the browser's back button leads back. */
export function go(path, query) {
  location.hash = href(path, query);
}

/** Shows the same view at another place, without a step for the back button. */
export function adjust(path, query) {
  history.replaceState(null, '', href(path, query));
  route.set(parse());
}

/** @returns {Route} */
function parse() {
  const [path, query = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const parts = path.split('/').filter((part) => part !== '');
  return { path: parts.map(decoded), query: new URLSearchParams(query) };
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
