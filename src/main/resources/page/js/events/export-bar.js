import { html, useState } from '../lib/preact.js';
import { DownloadButton } from '../ui/download-button.js';

const FORMATS = [
  ['ndjson', 'NDJSON'],
  ['csv', 'CSV'],
  ['parquet', 'Parquet'],
];

/**
 * Saves all of a list, with a signed manifest and no proofs.
 *
 * @param note says what that is worth
 */
export function ExportBar({ path, wanted, note }) {
  const [format, setFormat] = useState('ndjson');
  return html`<div class="export">
    <label for="field-format" class="visually-hidden">Format of the export</label>
    <select id="field-format" value=${format} onChange=${(e) => setFormat(e.target.value)}>
      ${FORMATS.map(([key, word]) => html`<option value=${key}>${word}</option>`)}
    </select>
    <${DownloadButton} path=${path} query=${{ ...wanted, format }} name="export.zip">
      Export
    <//>
    <span class="muted">${note}</span>
  </div>`;
}
