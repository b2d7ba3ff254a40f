import { html, useState } from '../lib/preact.js';
import { go } from '../core/route.js';
import { Field } from '../ui/field.js';
import { Page } from '../ui/page.js';
import { PagedTable } from '../ui/paged-table.js';

const TIME = '2026-11-25T09:30:00Z';
const TIMES = { from: 'From (UTC)', to: 'Before (UTC)' };

/**
 * A record that is searched by words and by time, the newest first.
 *
 * @param words what each word that it is searched by is called, by its name in the address
 * @param summary a component that says in short what was found, or nothing
 */
export function RecordSearch(props) {
  const { view, path, title, lead, what, words, columns, empty, query, round, summary } = props;
  const names = [...Object.keys(words), ...Object.keys(TIMES)];
  const asked = Object.fromEntries(names.map((name) => [name, query.get(name) ?? '']));
  return html`<${Page} title=${title} lead=${lead}>
    <${SearchForm} view=${view} title=${title} words=${words} asked=${asked} key=${query.toString()} />
    ${summary && html`<${summary} asked=${asked} key=${`summary ${round}`} />`}
    <section class="card" aria-label=${title}><${PagedTable}
      key=${round}
      path=${path}
      query=${asked}
      what=${`The ${what}`}
      caption=${what[0].toUpperCase() + what.slice(1)}
      columns=${columns}
      empty=${empty}
      exported
    /></section>
  <//>`;
}

function SearchForm({ view, title, words, asked }) {
  const [values, setValues] = useState(asked);
  const field = (name, label, rest) =>
    html`<${Field}
      name=${`${view}-${name}`}
      label=${label}
      value=${values[name]}
      onChange=${(value) => setValues({ ...values, [name]: value.trim() })}
      ...${rest}
    />`;
  const submit = (event) => {
    event.preventDefault();
    go(view, values);
  };
  return html`<form class="filters" onSubmit=${submit} aria-label=${`Search ${title.toLowerCase()}`}>
    <div class="fields">
      ${Object.entries(words).map(([name, label]) => field(name, label))}
      ${Object.entries(TIMES).map(([name, label]) => field(name, label, { placeholder: TIME }))}
    </div>
    <div class="actions"><button class="main">Search</button></div>
  </form>`;
}
