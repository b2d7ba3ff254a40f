import { html } from '../lib/preact.js';
import { UserLink } from '../ui/link.js';
import { columnsOf } from './record-columns.js';
import { RecordSearch } from './record-search.js';

const COLUMNS = columnsOf({
  Read: ['at'],
  Reader: ['reader'],
  Role: ['reader_type'],
  What: ({ operation, method }) => operation ?? method,
  Path: ['path'],
  Query: ['query'],
  Answer: ({ status }) => String(status),
  User: ({ user_id: id }) => (id ? html`<${UserLink} id=${id} />` : '–'),
});
const WORDS = { reader: 'Reader', user_id: 'User' };

/** Who read audit data, when, and what they asked. */
export function AccessesView({ query, round }) {
  return html`<${RecordSearch}
    view="accesses"
    path="audit/accesses"
    title="Reads"
    lead="Reading what is kept for audit is itself recorded; so is this."
    what="record of reads"
    words=${WORDS}
    columns=${COLUMNS}
    empty="Nothing was read that matches."
    query=${query}
    round=${round}
  />`;
}
