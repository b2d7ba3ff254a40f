import { isMoney } from './figures.js';

/**
 * Every value of a JSON document by its pointer (RFC 6901). Money counts as one value.
 *
 * @param {unknown} value
 * @param {string} path the pointer to it
 * @param {(inner: unknown) => boolean} whole what else counts as one value
 * @returns {Map<string, unknown>}
 */
export function leaves(value, path = '', whole = () => false, into = new Map()) {
  if (isLeaf(value) || whole(value)) {
    into.set(path, value);
  } else {
    Object.entries(value).forEach(([name, inner]) => leaves(inner, below(path, name), whole, into));
  }
  return into;
}

/** The pointer to what has that name in what is at the path. */
export function below(path, name) {
  return `${path}/${escaped(name)}`;
}

/** Of pointers, those to the entries of what is at the path in which they point to something. */
export function entriesIn(path, pointers) {
  const found = new Set();
  for (const pointer of pointers) {
    if (pointer.startsWith(`${path}/`)) {
      const end = pointer.indexOf('/', path.length + 1);
      found.add(end === -1 ? pointer : pointer.slice(0, end));
    }
  }
  return found;
}

/** The pointers whose values differ, or are only in the second document. */
export function changedPaths(before, after) {
  const earlier = before === null ? new Map() : leaves(before);
  const changed = [...leaves(after)].filter(([path, value]) => !same(earlier.get(path), value));
  return new Set(changed.map(([path]) => path));
}

/** What has an instrument's symbol for its key, which may be of digits alone. */
const BY_SYMBOL = new Set(['amounts', 'buy', 'holdings', 'sell']);

/**
 * `/chains/0/last_qty` as a person reads it: `chains 1 › last qty`.
 *
 * @param within the pointer to what it stands in, which is not read out
 */
export function spoken(path, within = '') {
  const parts = path.split('/').slice(1).map(unescaped);
  const said = parts.map((part, at) => word(part, parts[at - 1]));
  return said.slice(within.split('/').length - 1).reduce(joined, '');
}

/** The pointer to what a value stands in, and its own name there. */
export function split(path) {
  const at = path.lastIndexOf('/');
  return { parent: path.slice(0, at), name: path.slice(at) };
}

/** A place in a list is a number counted from 1, all else a text. */
function word(part, within) {
  return /^\d+$/.test(part) && !BY_SYMBOL.has(within) ? Number(part) + 1 : part.replaceAll('_', ' ');
}

function joined(text, said) {
  if (text === '') {
    return String(said);
  }
  return typeof said === 'number' ? `${text} ${said}` : `${text} › ${said}`;
}

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Whether it is not divided any more. */
function isLeaf(value) {
  const inner = value !== null && typeof value === 'object' && !isMoney(value);
  return !inner || Object.keys(value).length === 0;
}

function escaped(name) {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function unescaped(name) {
  return name.replaceAll('~1', '/').replaceAll('~0', '~');
}
