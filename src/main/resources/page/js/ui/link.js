import { html } from '../lib/preact.js';
import { href } from '../core/route.js';
import { shortId } from './copyable.js';

/** A link to an aggregate, at a version where one is given. */
export function AggregateLink({ type, id, version, children }) {
  return html`<a href=${href(['aggregates', type, id], { version })} title=${`${type} ${id}`}
    >${children ?? `${type} ${shortId(id)}`}</a
  >`;
}

/** A link to a user's money over time. */
export function UserLink({ id }) {
  return html`<a href=${href(['users', id])} title=${`user ${id}`}>${shortId(id)}</a>`;
}
