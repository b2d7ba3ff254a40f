import { html } from '../lib/preact.js';
import { leaves, split, spoken } from '../core/difference.js';
import { LongList, isLong } from './long-list.js';
import { Value } from './value.js';

const NOTHING = new Set();

/**
 * A JSON document as a table of its values, each under the name of what it stands in. Those that
 * have changed are marked, in words as well. Of long lists that stand in it the rest is drawn once it
 * is asked for.
 *
 * @param {{value: object, label: string, changed?: Set<string>, path?: string}} props the path is the
 *   pointer to the value, where that is a part of a document
 */
export function JsonTable({ value, label, changed = NOTHING, path = '' }) {
  return html`<table class="json" aria-label=${label}>
    ${groups(value, path).map(
      ({ parent, rows }) =>
        html`<tbody key=${rows[0][0]}>
          ${
            parent !== '' &&
            html`<tr class="group">
            <th scope="rowgroup" colspan="2">${spoken(parent)}</th>
          </tr>`
          }
          ${rows.map(([at, leaf]) => html`<${Row} key=${at} path=${at} leaf=${leaf} changed=${changed} />`)}
        </tbody>`,
    )}
  </table>`;
}

function Row({ path, leaf, changed }) {
  if (isLong(leaf)) {
    return html`<${LongRow} path=${path} list=${leaf} changed=${changed} />`;
  }
  const marked = changed.has(path);
  return html`<tr class=${marked ? 'changed' : undefined}>
    <th scope="row">${spoken(path, split(path).parent)}</th>
    <td>
      ${marked && html`<span class="chip">changed</span>${' '}`}<${Value} of=${leaf} name=${path} />
    </td>
  </tr>`;
}

function LongRow({ path, list, changed }) {
  const draw = (entries) =>
    html`<${JsonTable} value=${entries} label=${spoken(path)} changed=${changed} path=${path} />`;
  return html`<tr>
    <td class="long" colspan="2">
      <${LongList} path=${path} of=${list} changed=${changed} draw=${draw} />
    </td>
  </tr>`;
}

/** Values that stand in the same thing and follow each other belong together. */
function groups(value, path) {
  const found = [];
  for (const [at, leaf] of leaves(value, path, (inner) => inner !== value && isLong(inner))) {
    const { parent } = split(at);
    if (found.at(-1)?.parent !== parent) {
      found.push({ parent, rows: [] });
    }
    found.at(-1).rows.push([at, leaf]);
  }
  return found;
}
