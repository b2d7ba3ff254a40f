import { html, useState } from '../lib/preact.js';
import { go } from '../core/route.js';
import { Field } from '../ui/field.js';
import { UserLink } from '../ui/link.js';
import { Page } from '../ui/page.js';
import { PagedTable } from '../ui/paged-table.js';
import { columnsOf } from './record-columns.js';

const COLUMNS = columnsOf({
  Refused: ['at'],
  Times: ({ times }) => String(times),
  Why: ['code'],
  What: ['operation'],
  Who: ({ actor }) => actor ?? 'not proved',
  Roles: ({ roles }) => roles.join(', ') || '–',
  Answer: ({ status }) => String(status),
  Path: ['path'],
  User: ({ user_id: id }) => (id ? html`<${UserLink} id=${id} />` : '–'),
});
const NAMES = ['actor', 'user_id', 'code', 'from', 'to'];
const TIME = '2026-11-25T09:30:00Z';

/** Who was refused which command, when and why. */
export function RefusalsView({ query }) {
  const asked = Object.fromEntries(NAMES.map((name) => [name, query.get(name) ?? '']));
  return html`<${Page}
    title="Refusals"
    lead="Commands that were refused. What was denied to a user is an event instead."
  >
    <${RefusalForm} asked=${asked} key=${query.toString()} />
    <section class="card" aria-label="Refusals"><${PagedTable}
      path="audit/refusals"
      query=${asked}
      what="The record of refusals"
      caption="Record of refusals"
      columns=${COLUMNS}
      empty="Nothing was refused that matches."
    /></section>
  <//>`;
}

function RefusalForm({ asked }) {
  const [values, setValues] = useState(asked);
  const field = (name, label, rest) =>
    html`<${Field}
      name=${`refusal-${name}`}
      label=${label}
      value=${values[name]}
      onChange=${(value) => setValues({ ...values, [name]: value.trim() })}
      ...${rest}
    />`;
  const submit = (event) => {
    event.preventDefault();
    go('refusals', values);
  };
  return html`<form class="filters" onSubmit=${submit} aria-label="Search refusals">
    <div class="fields">
      ${field('actor', 'Who')} ${field('user_id', 'User')} ${field('code', 'Code')}
      ${field('from', 'From (UTC)', { placeholder: TIME })} ${field('to', 'Before (UTC)', { placeholder: TIME })}
    </div>
    <div class="actions"><button class="main">Search</button></div>
  </form>`;
}
