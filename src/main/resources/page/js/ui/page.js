import { html, useEffect } from '../lib/preact.js';
import { announce } from './announce.js';

/** The frame of a view: its title, also for the window and the screen reader. */
export function Page({ title, lead, children, tools }) {
  useEffect(() => {
    document.title = `${title} · Blotter audit`;
    announce(title);
  }, [title]);
  return html`<div class="page">
    <div class="page-head">
      <div>
        <h1>${title}</h1>
        ${lead && html`<p class="lead">${lead}</p>`}
      </div>
      ${tools && html`<div class="tools">${tools}</div>`}
    </div>
    ${children}
  </div>`;
}
