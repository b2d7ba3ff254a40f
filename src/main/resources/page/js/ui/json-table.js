import { html } from '../lib/preact.js';
import { leaves, split, spoken } from '../core/difference.js';
import { Value } from './value.js';

const NOTHING = new Set();

/**
 * A JSON document as a table of its values, each under the name of what it stands in. Those that
 * have changed are marked, in words as well.
 *
 * @param {{value: object, label: string, changed?: Set<string>}} props
 */
export function JsonTable({ value, label, changed = NOTHING }) {
  return html`<table class="json" aria-label=${label}>
    ${groups(value).map(
      ({ parent, rows }) =>
        html`<tbody>
          ${
            parent !== '' &&
            html`<tr class="group">
            <th scope="rowgroup" colspan="2">${spoken(parent)}</th>
          </tr>`
          }
          ${rows.map(([path, leaf]) => html`<${Row} path=${path} leaf=${leaf} changed=${changed} />`)}
        </tbody>`,
    )}
  </table>`;
}

function Row({ path, leaf, changed }) {
  const marked = changed.has(path);
  return html`<tr class=${marked ? 'changed' : undefined}>
    <th scope="row">${spoken(path, split(path).parent)}</th>
    <td>
      ${marked && html`<span class="chip">changed</span>${' '}`}<${Value} of=${leaf} name=${path} />
    </td>
  </tr>`;
}

/** Values that stand in the same thing and follow each other belong together. */
function groups(value) {
  const found = [];
  for (const [path, leaf] of leaves(value)) {
    const { parent } = split(path);
    if (found.at(-1)?.parent !== parent) {
      found.push({ parent, rows: [] });
    }
    found.at(-1).rows.push([path, leaf]);
  }
  return found;
}
