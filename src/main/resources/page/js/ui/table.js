import { html } from '../lib/preact.js';

/**
 * A plain table that scrolls within itself on a narrow screen.
 *
 * @param {{caption: string, columns: {name: string, number?: boolean, wide?: boolean, cell: (row) => unknown}[],
 *   rows: unknown[], empty: string}} props
 */
export function Table({ caption, columns, rows, empty }) {
  if (rows.length === 0) {
    return html`<p class="muted">${empty}</p>`;
  }
  return html`<div class="table-scroll" role="group" aria-label=${caption} tabindex="0">
    <table>
      <caption class="visually-hidden">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map(
            ({ name, number }) =>
              html`<th scope="col" class=${number ? 'number' : undefined}>${name}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${columns.map(
                ({ cell, number, wide }) =>
                  html`<td class=${(number && 'number') || (wide && 'wide')}>${cell(row)}</td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
