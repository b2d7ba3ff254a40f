import { html } from '../lib/preact.js';
import { grouped } from '../core/figures.js';
import { Icon } from '../ui/icons.js';
import { Moment } from '../ui/moment.js';

/** Moves through the versions: by the arrows, by dragging, or a step at a time. */
export function VersionSlider({ version, last, at, onVersion }) {
  const text = `Version ${grouped(version)} of ${grouped(last)}`;
  return html`<div class="slider">
    <button
      type="button"
      class="icon"
      aria-label="Version before"
      disabled=${version <= 1}
      onClick=${() => onVersion(version - 1)}
    >
      <${Icon} name="before" />
    </button>
    <input
      type="range"
      aria-label="Version"
      aria-valuetext=${text}
      min="1"
      max=${last}
      value=${version}
      onInput=${(event) => onVersion(Number(event.target.value))}
    />
    <button
      type="button"
      class="icon"
      aria-label="Version after"
      disabled=${version >= last}
      onClick=${() => onVersion(version + 1)}
    >
      <${Icon} name="after" />
    </button>
    <span class="figures slider-text">${text}${at && html` · <${Moment} at=${at} />`}</span>
  </div>`;
}
