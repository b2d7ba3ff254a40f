import { useEffect, useState } from '../lib/preact.js';
import { RecentCache } from './cache.js';

const PAGES_KEPT = 40;

/**
 * A long list of which only the pages last looked at are kept. A page that was dropped is asked for
 * again when it comes into sight.
 */
class PagedSource {
  constructor(size) {
    this.size = size;
    this.pages = new RecentCache(PAGES_KEPT);
    this.asked = new Map();
    this.abort = new AbortController();
    this.listeners = new Set();
    this.fault = null;
    this.wanted = [0, 0];
  }

  /** How many rows are kept at most. */
  get kept() {
    return PAGES_KEPT * this.size;
  }

  /** The row at that index, or undefined while it is not here. */
  row(index) {
    return this.pages.get(Math.floor(index / this.size))?.[index % this.size];
  }

  /** Sees to it that the rows of that range come. */
  want(first, last) {
    this.wanted = [first, last];
    const end = Math.floor(Math.max(last, 0) / this.size);
    for (let page = Math.floor(Math.max(first, 0) / this.size); page <= end; page++) {
      if (this.mayAsk(page) && this.pages.get(page) === undefined && !this.asked.has(page)) {
        this.asked.set(page, this.fetch(page));
      }
    }
  }

  async fetch(page) {
    try {
      this.pages.set(page, await this.load(page, this.abort.signal));
    } catch (fault) {
      this.fault = fault.name === 'AbortError' ? this.fault : fault;
    }
    this.asked.delete(page);
    this.tell();
  }

  /** Asks again for what could not be had; until then nothing more is asked for. */
  retry() {
    this.fault = null;
    this.want(...this.wanted);
    this.tell();
  }

  tell() {
    this.listeners.forEach((listener) => listener());
  }

  get loading() {
    return this.asked.size > 0;
  }

  close() {
    this.abort.abort();
  }
}

/** A list that is paged by cursor: each page tells where the next begins. */
export class CursorSource extends PagedSource {
  /** @param {(cursor: string | undefined, limit: number, signal: AbortSignal) =>
   *   Promise<{items: unknown[], next_cursor?: string}>} load */
  constructor(load, size = 200) {
    super(size);
    this.loadPage = load;
    this.cursors = [undefined];
    this.count = 0;
    this.complete = false;
  }

  mayAsk(page) {
    return page < this.cursors.length && this.fault === null;
  }

  async load(page, signal) {
    const answer = await this.loadPage(this.cursors[page], this.size, signal);
    if (page === this.cursors.length - 1 && !this.complete) {
      this.count = page * this.size + answer.items.length;
      this.complete = !answer.next_cursor;
      if (answer.next_cursor) {
        this.cursors.push(answer.next_cursor);
      }
    }
    return answer.items;
  }
}

/** A list whose rows are numbered from 1 without a gap, as the versions of an aggregate are. */
export class NumberedSource extends PagedSource {
  /** @param {(from: number, limit: number, signal: AbortSignal) => Promise<unknown[]>} load */
  constructor(load, count, size = 200) {
    super(size);
    this.loadPage = load;
    this.count = count;
    this.complete = true;
  }

  mayAsk(page) {
    return page * this.size < this.count && this.fault === null;
  }

  load(page, signal) {
    return this.loadPage(page * this.size + 1, this.size, signal);
  }

  /** Where the row of a number is, or the one nearest to it. */
  indexOf(number) {
    return Math.max(0, Math.min(this.count, number) - 1);
  }

  numberAt(index) {
    return index + 1;
  }
}

/** The versions of an aggregate where some may be missing: rows that are all here. */
export class VersionsSource {
  /** @param {{version: number}[]} rows by version */
  constructor(rows) {
    this.rows = rows;
    this.count = rows.length;
    this.complete = true;
    this.fault = null;
    this.listeners = new Set();
  }

  row(index) {
    return this.rows[index];
  }

  /** Where a version is, or the last one before it; the first where there is none. */
  indexOf(version) {
    return Math.max(0, this.rows.findLastIndex((row) => row.version <= version));
  }

  numberAt(index) {
    return this.rows[index].version;
  }

  want() {
    // They are all here.
  }

  close() {
    // Nothing is on its way.
  }
}

/** Draws the component anew whenever rows have come. */
export function useRows(source) {
  const [, setRound] = useState(0);
  useEffect(() => {
    const listener = () => setRound((before) => before + 1);
    source.listeners.add(listener);
    listener();
    return () => source.listeners.delete(listener);
  }, [source]);
}
