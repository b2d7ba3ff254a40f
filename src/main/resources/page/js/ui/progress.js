import { html } from '../lib/preact.js';
import { grouped } from '../core/figures.js';

/** How far something has come: a bar and the figures. */
export function Progress({ label, done, total, rate, unit }) {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  const speed = rate ? `, ${grouped(Math.round(rate))} a second` : '';
  const text = `${grouped(done)} of ${grouped(total)} ${unit}${speed}`;
  return html`<div class="progress">
    <progress aria-label=${label} max="1" value=${total > 0 ? share : undefined}></progress>
    <span class="figures">${Math.floor(share * 100)} % · ${text}</span>
  </div>`;
}
