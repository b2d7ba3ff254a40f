import { get } from '../core/api.js';

const AT_ONCE = 1000;

/** Every event that the log has of an aggregate, page by page, oldest first. */
export async function* pagesOf(path, signal) {
  let from = 1;
  while (from) {
    const page = await get(`${path}/events`, { from_version: from, limit: AT_ONCE }, signal);
    yield page.items;
    from = page.next_version;
  }
}
