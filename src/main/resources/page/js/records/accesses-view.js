import { html, useState } from '../lib/preact.js';
import { go } from '../core/route.js';
import { Field } from '../ui/field.js';
import { UserLink } from '../ui/link.js';
import { Page } from '../ui/page.js';
import { PagedTable } from '../ui/paged-table.js';
import { columnsOf } from './record-columns.js';

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
const NAMES = ['reader', 'user_id', 'from', 'to'];
const TIME = '2026-11-25T09:30:00Z';

/** Who read audit data, when, and what they asked. */
export function AccessesView({ query }) {
  const asked = Object.fromEntries(NAMES.map((name) => [name, query.get(name) ?? '']));
  return html`<${Page}
    title="Reads"
    lead="Reading what is kept for audit is itself recorded; so is this."
  >
    <${AccessForm} asked=${asked} key=${query.toString()} />
    <section class="card" aria-label="Reads"><${PagedTable}
      path="audit/accesses"
      query=${asked}
      what="The record of reads"
      caption="Record of reads"
      columns=${COLUMNS}
      empty="Nothing was read that matches."
    /></section>
  <//>`;
}

function AccessForm({ asked }) {
  const [values, setValues] = useState(asked);
  const field = (name, label, rest) =>
    html`<${Field}
      name=${`access-${name}`}
      label=${label}
      value=${values[name]}
      onChange=${(value) => setValues({ ...values, [name]: value.trim() })}
      ...${rest}
    />`;
  const submit = (event) => {
    event.preventDefault();
    go('accesses', values);
  };
  return html`<form class="filters" onSubmit=${submit} aria-label="Search reads">
    <div class="fields">
      ${field('reader', 'Reader')} ${field('user_id', 'User')} ${field('from', 'From (UTC)', { placeholder: TIME })}
      ${field('to', 'Before (UTC)', { placeholder: TIME })}
    </div>
    <div class="actions"><button class="main">Search</button></div>
  </form>`;
}
