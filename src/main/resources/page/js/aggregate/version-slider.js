import { html } from '../lib/preact.js';
import { grouped } from '../core/figures.js';
import { Icon } from '../ui/icons.js';
import { Moment } from '../ui/moment.js';

/**
 * Moves through the versions that there are: by the arrows, by dragging, or a step at a time.
 *
 * @param {{source: object, index: number, last: number, at?: string,
 *   onVersion: (version: number) => void}} props
 */
export function VersionSlider({ source, index, last, at, onVersion }) {
  const text = `Version ${grouped(source.numberAt(index))} of ${grouped(last)}`;
  const move = (next) => onVersion(source.numberAt(next));
  return html`<div class="slider">
    <button
      type="button"
      class="icon"
      aria-label="Version before"
      disabled=${index <= 0}
      onClick=${() => move(index - 1)}
    >
      <${Icon} name="before" />
    </button>
    <input
      type="range"
      aria-label="Version"
      aria-valuetext=${text}
      min="1"
      max=${source.count}
      value=${index + 1}
      onInput=${(event) => move(Number(event.target.value) - 1)}
    />
    <button
      type="button"
      class="icon"
      aria-label="Version after"
      disabled=${index >= source.count - 1}
      onClick=${() => move(index + 1)}
    >
      <${Icon} name="after" />
    </button>
    <span class="figures slider-text">${text}${at && html` · <${Moment} at=${at} />`}</span>
  </div>`;
}
