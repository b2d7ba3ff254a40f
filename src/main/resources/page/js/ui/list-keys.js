/**
 * The row that a key leads to, or null where it leads nowhere.
 *
 * @param {string} key
 * @param {number} at the row now
 * @param {number} count how many there are
 * @param {number} page how many are in sight
 */
export function moved(key, at, count, page) {
  const within = (index) => (count === 0 ? null : Math.max(0, Math.min(count - 1, index)));
  switch (key) {
    case 'ArrowDown':
      return within(at + 1);
    case 'ArrowUp':
      return within(at - 1);
    case 'PageDown':
      return within(at + page);
    case 'PageUp':
      return within(at - page);
    case 'Home':
      return within(0);
    case 'End':
      return within(count - 1);
    default:
      return null;
  }
}
