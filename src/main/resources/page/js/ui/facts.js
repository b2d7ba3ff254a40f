import { html } from '../lib/preact.js';

/** Names and what belongs to them; what is missing is left out. @param {{facts: [string, any][]}} p */
export function Facts({ facts }) {
  return html`<dl class="facts">
    ${facts
      .filter(([, value]) => value)
      .map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
  </dl>`;
}
