/**
 * Remembers what was used last, up to a number of things.
 *
 * @template K, V
 */
export class RecentCache {
  /** @param {number} limit */
  constructor(limit) {
    this.limit = limit;
    this.entries = new Map();
  }

  /** @param {K} key @returns {V | undefined} */
  get(key) {
    const value = this.entries.get(key);
    if (value !== undefined) {
      this.entries.delete(key);
      this.entries.set(key, value);
    }
    return value;
  }

  /** @param {K} key @param {V} value */
  set(key, value) {
    this.entries.delete(key);
    this.entries.set(key, value);
    if (this.entries.size > this.limit) {
      this.entries.delete(this.entries.keys().next().value);
    }
  }

  /** @param {K} key */
  delete(key) {
    this.entries.delete(key);
  }
}
