import { html, useState } from '../lib/preact.js';
import { download } from '../core/download.js';
import { announce } from './announce.js';
import { FaultNote } from './fault.js';

/** A button that saves a file of the service and tells how far it is. */
export function DownloadButton({ path, query = {}, name, children }) {
  const [state, setState] = useState({ bytes: null, fault: null, done: null });
  const save = async () => {
    setState({ bytes: 0, fault: null, done: null });
    try {
      const done = await download(path, query, name, (bytes) =>
        setState({ bytes, fault: null, done: null }),
      );
      setState({ bytes: null, fault: null, done });
      announce(`Saved ${done.name}`);
    } catch (fault) {
      setState({ bytes: null, fault, done: null });
    }
  };
  return html`<div class="download">
    <button type="button" disabled=${state.bytes !== null} onClick=${save}>
      ${state.bytes === null ? children : `${size(state.bytes)} …`}
    </button>
    ${state.done && html`<span class="muted">${state.done.name}, ${size(state.done.size)}</span>`}
    ${state.fault && html`<${FaultNote} fault=${state.fault} what="The file" />`}
  </div>`;
}

function size(bytes) {
  return bytes < 1024 * 1024
    ? `${(bytes / 1024).toFixed(1)} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
