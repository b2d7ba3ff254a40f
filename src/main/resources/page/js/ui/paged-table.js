import { html, useEffect, useState } from '../lib/preact.js';
import { get } from '../core/api.js';
import { useLoad } from '../core/load.js';
import { Loaded } from './fault.js';
import { Table } from './table.js';

/** A table over a list of the service, page by page. */
export function PagedTable({ path, query, what, caption, columns, empty }) {
  const key = JSON.stringify(query);
  const [cursors, setCursors] = useState([undefined]);
  useEffect(() => setCursors([undefined]), [path, key]);
  const cursor = cursors.at(-1);
  const page = useLoad(
    (signal) => get(path, { ...query, limit: 50, cursor }, signal),
    [path, key, cursor],
  );
  return html`<${Loaded} of=${page} what=${what}>
    ${(data) => html`
      <${Table} caption=${caption} columns=${columns} rows=${data.items} empty=${empty} />
      <${Pager}
        page=${cursors.length}
        back=${cursors.length > 1 && (() => setCursors(cursors.slice(0, -1)))}
        on=${data.next_cursor && (() => setCursors([...cursors, data.next_cursor]))}
      />
    `}
  <//>`;
}

function Pager({ page, back, on }) {
  if (!back && !on) {
    return null;
  }
  return html`<nav class="pager" aria-label="Pages">
    <button type="button" disabled=${!back} onClick=${back || undefined}>Previous</button>
    <span class="figures">Page ${page}</span>
    <button type="button" disabled=${!on} onClick=${on || undefined}>Next</button>
  </nav>`;
}
