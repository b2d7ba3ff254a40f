const LEAF = Uint8Array.of(0x00);
const NODE = Uint8Array.of(0x01);

/** The hash of a leaf (RFC 9162, section 2.1.1). @param {Uint8Array} content */
export function leafHash(content) {
  return hash(LEAF, content);
}

/**
 * The root that a leaf and its path lead to (RFC 9162, section 2.1.3.2).
 *
 * @param {Uint8Array} leaf
 * @param {number} index of the leaf, from 0
 * @param {number} size of the tree
 * @param {Uint8Array[]} path
 * @returns {Promise<Uint8Array | null>} null where the path is not one of such a leaf
 */
export async function rootFrom(leaf, index, size, path) {
  let [at, last, root] = [index, size - 1, leaf];
  for (const sibling of path) {
    if (last === 0) {
      return null;
    }
    if (isOdd(at) || at === last) {
      root = await hash(NODE, sibling, root);
      while (!isOdd(at) && at !== 0) {
        [at, last] = [half(at), half(last)];
      }
    } else {
      root = await hash(NODE, root, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 ? root : null;
}

async function hash(...parts) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', joined(parts)));
}

function joined(parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

// No shifts: those would cut a large number to 32 bits.
function half(number) {
  return Math.floor(number / 2);
}

function isOdd(number) {
  return number % 2 === 1;
}
