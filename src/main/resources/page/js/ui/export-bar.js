import { html, useState } from '../lib/preact.js';
import { DownloadButton } from './download-button.js';

const FORMATS = [
  ['ndjson', 'NDJSON'],
  ['csv', 'CSV'],
  ['parquet', 'Parquet'],
];

/**
 * Saves all of a list, with a signed manifest and no proofs.
 *
 * @param what it is a list of, told apart from others on the page
 * @param note says what that is worth
 */
export function ExportBar({ path, wanted, what, note = 'Signed by the service, and no proof.' }) {
  const [format, setFormat] = useState('ndjson');
  const field = `format-of-${what.replaceAll(' ', '-')}`;
  return html`<div class="export">
    <label for=${field} class="visually-hidden">Format of the export of ${what}</label>
    <select id=${field} value=${format} onChange=${(e) => setFormat(e.target.value)}>
      ${FORMATS.map(([key, word]) => html`<option value=${key}>${word}</option>`)}
    </select>
    <${DownloadButton} path=${path} query=${{ ...wanted, format }} name="export.zip">
      Export<span class="visually-hidden"> ${what}</span>
    <//>
    <span class="muted">${note}</span>
  </div>`;
}
