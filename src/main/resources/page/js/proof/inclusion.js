import { leafHash, rootFrom } from './merkle.js';

const LANES = 64;

/**
 * Computes anew, from the sealed bytes of an event, the root of the signed head that it is said to
 * be in: event, lane, head. Nothing of it is taken from the service but the path.
 *
 * @returns {Promise<boolean>} whether it comes to the root that the head names
 */
export async function isIncluded(proof) {
  const event = await leafHash(sealedBytes(proof));
  const { lane, position, lane_size: size } = proof;
  const laneRoot = await rootFrom(event, position - 1, size, proof.path.map(fromHex));
  if (laneRoot === null) {
    return false;
  }
  const leaf = await leafHash(laneLeaf(lane, size, laneRoot));
  const root = await rootFrom(leaf, lane, LANES, proof.lane_path.map(fromHex));
  return root !== null && toHex(root) === proof.head.root;
}

/** What an event's leaf is the hash of. */
export function sealedBytes(proof) {
  return fromBase64(proof.canonical_bytes);
}

/** The same as text. */
export function sealedText(proof) {
  return new TextDecoder().decode(sealedBytes(proof));
}

/** A lane in the tree over the lanes: its number in 4 bytes, its size in 8, its root in 32. */
function laneLeaf(lane, size, root) {
  const bytes = new Uint8Array(44);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, lane);
  view.setBigInt64(4, BigInt(size));
  bytes.set(root, 12);
  return bytes;
}

function fromBase64(text) {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

function fromHex(text) {
  return Uint8Array.from(text.match(/../g), (byte) => parseInt(byte, 16));
}

function toHex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
