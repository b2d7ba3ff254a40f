const FORM = 1;
const COLUMNS = 7;

/**
 * Whether sealed bytes are those of an event as it is shown: its place in the log, its id, and of
 * what it is which version. Where each stands in the bytes is in docs/ledger.md.
 *
 * @param {object} event
 * @param {Uint8Array} bytes
 */
export function isOf(event, bytes) {
  const columns = columnsOf(bytes);
  if (bytes[0] !== FORM || columns.length < COLUMNS) {
    return false;
  }
  const [lane, position, , eventId, type, aggregateId, version] = columns;
  return (
    event.position === `${number(lane)}.${number(position)}` &&
    event.event_id === uuid(eventId) &&
    event.aggregate_type === new TextDecoder().decode(type) &&
    event.aggregate_id === uuid(aggregateId) &&
    event.version === number(version)
  );
}

/** The first columns, fewer where the bytes end before. Each has its length before it. */
function columnsOf(bytes) {
  const view = new DataView(bytes.buffer);
  const columns = [];
  for (let at = 1; columns.length < COLUMNS && at + 4 <= bytes.length; ) {
    const end = at + 4 + Math.max(0, view.getInt32(at));
    columns.push(bytes.subarray(at + 4, end));
    at = end;
  }
  return columns;
}

function number(bytes) {
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}

function uuid(bytes) {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
