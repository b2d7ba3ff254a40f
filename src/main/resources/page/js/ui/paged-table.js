import { html, useState } from '../lib/preact.js';
import { get } from '../core/api.js';
import { useLoad } from '../core/load.js';
import { ExportBar } from './export-bar.js';
import { Loaded } from './fault.js';
import { Table } from './table.js';

const FIRST = [undefined];

/**
 * A table over a list of the service, page by page.
 *
 * @param exported whether all of it can be taken along
 */
export function PagedTable({ path, query, what, caption, columns, empty, exported }) {
  const list = JSON.stringify([path, query]);
  const [turned, setTurned] = useState({ list, cursors: FIRST });
  // The cursors of a list lead nowhere in another.
  const cursors = turned.list === list ? turned.cursors : FIRST;
  const cursor = cursors.at(-1);
  const page = useLoad(
    (signal) => get(path, { ...query, limit: 50, cursor }, signal),
    [list, cursor],
  );
  const turn = (to) => page.loading || setTurned({ list, cursors: to });
  return html`<${Loaded} of=${page} what=${what}>
    ${(data) => html`
      <${Table} caption=${caption} columns=${columns} rows=${data.items} empty=${empty} />
      <${Pager}
        of=${caption}
        page=${cursors.length}
        back=${cursors.length > 1 && (() => turn(cursors.slice(0, -1)))}
        on=${data.next_cursor && (() => turn([...cursors, data.next_cursor]))}
      />
      ${exported && html`<${ExportBar} path=${`${path}/export`} wanted=${query} what=${caption.toLowerCase()} />`}
    `}
  <//>`;
}

function Pager({ of, page, back, on }) {
  if (!back && !on) {
    return null;
  }
  return html`<nav class="pager" aria-label=${`Pages of ${of}`}>
    <button type="button" disabled=${!back} onClick=${back || undefined}>Previous</button>
    <span class="figures">Page ${page}</span>
    <button type="button" disabled=${!on} onClick=${on || undefined}>Next</button>
  </nav>`;
}
