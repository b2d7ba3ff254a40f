import { html } from '../lib/preact.js';
import { Fault } from '../core/fault.js';
import { plain } from '../core/plain.js';
import { Copyable } from './copyable.js';

/** A problem as the service told it: its words, its code, and the id that its log has, too. */
export function FaultNote({ fault: error, what = 'This', retry }) {
  const fault = Fault.from(error);
  if (fault.notAvailable) {
    return html`<p class="note" role="note">${what} is not available in this service.</p>`;
  }
  return html`<div class="note bad" role="alert">
    <p><strong>${fault.title}</strong> <code class="code">${fault.code}</code></p>
    ${fault.detail && html`<p>${plain(fault.detail)}</p>`}
    ${fault.field && html`<p>Field: <code>${fault.field}</code></p>`}
    ${
      fault.traceId &&
      html`<p class="muted">Trace <${Copyable} text=${fault.traceId} what="trace id" /></p>`
    }
    ${retry && html`<button type="button" onClick=${retry}>Try again</button>`}
  </div>`;
}

/** What was loaded, or that it is loading, or why it could not be. */
export function Loaded({ of, what, children }) {
  if (of.fault !== null) {
    return html`<${FaultNote} fault=${of.fault} what=${what} retry=${of.reload} />`;
  }
  return of.data === null
    ? html`<p class="muted" aria-busy="true">Loading …</p>`
    : children(of.data);
}
