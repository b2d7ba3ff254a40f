import { html, useState } from '../lib/preact.js';
import { DownloadButton } from '../ui/download-button.js';

const FORMATS = [
  ['ndjson', 'NDJSON'],
  ['csv', 'CSV'],
  ['parquet', 'Parquet'],
];

/** Saves what the search finds, all of it, with a signed manifest. */
export function ExportBar({ wanted }) {
  const [format, setFormat] = useState('ndjson');
  return html`<div class="export">
    <label for="field-format" class="visually-hidden">Format of the evidence</label>
    <select id="field-format" value=${format} onChange=${(e) => setFormat(e.target.value)}>
      ${FORMATS.map(([key, word]) => html`<option value=${key}>${word}</option>`)}
    </select>
    <${DownloadButton} path="audit/export" query=${{ ...wanted, format }} name="evidence.zip">
      Download evidence
    <//>
  </div>`;
}
