import { isMoney } from './figures.js';

/**
 * Every value of a JSON document by its pointer (RFC 6901). Money counts as one value.
 *
 * @returns {Map<string, unknown>}
 */
export function leaves(value, path = '', into = new Map()) {
  if (isLeaf(value)) {
    into.set(path, value);
  } else {
    Object.entries(value).forEach(([name, inner]) =>
      leaves(inner, `${path}/${escaped(name)}`, into),
    );
  }
  return into;
}

/** The pointers whose values differ, or are only in the second document. */
export function changedPaths(before, after) {
  const earlier = before === null ? new Map() : leaves(before);
  const changed = [...leaves(after)].filter(([path, value]) => !same(earlier.get(path), value));
  return new Set(changed.map(([path]) => path));
}

/** `/chains/0/last_qty` as a person reads it: `chains 1 › last qty`. */
export function spoken(path) {
  return path.split('/').slice(1).map(unescaped).reduce(joined, '').replaceAll('_', ' ');
}

/** The pointer to what a value stands in, and its own name there. */
export function split(path) {
  const at = path.lastIndexOf('/');
  return { parent: path.slice(0, at), name: path.slice(at) };
}

function joined(text, part) {
  if (/^\d+$/.test(part)) {
    return `${text} ${Number(part) + 1}`.trim();
  }
  return text === '' ? part : `${text} › ${part}`;
}

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

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
