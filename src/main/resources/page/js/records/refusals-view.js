import { html } from '../lib/preact.js';
import { plain } from '../core/plain.js';
import { UserLink } from '../ui/link.js';
import { columnsOf } from './record-columns.js';
import { RecordSearch } from './record-search.js';

const COLUMNS = columnsOf({
  Refused: ['at'],
  Times: ({ times }) => String(times),
  Why: ['code'],
  What: ['operation'],
  Who: ({ actor }) => plain(actor) ?? 'not proved',
  Roles: ({ roles }) => roles.join(', ') || '–',
  Answer: ({ status }) => String(status),
  Path: ['path'],
  User: ({ user_id: id }) => (id ? html`<${UserLink} id=${id} />` : '–'),
});
const WORDS = { actor: 'Who', user_id: 'User', code: 'Code' };

/** Who was refused which command, when and why. */
export function RefusalsView({ query, round }) {
  return html`<${RecordSearch}
    view="refusals"
    path="audit/refusals"
    title="Refusals"
    lead="Commands that were refused. What was denied to a user is an event instead."
    what="record of refusals"
    words=${WORDS}
    columns=${COLUMNS}
    empty="Nothing was refused that matches."
    query=${query}
    round=${round}
  />`;
}
