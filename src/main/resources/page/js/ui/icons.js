import { html } from '../lib/preact.js';

const SHAPES = {
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  done: 'M3 8.5l3.5 3.5L13 4.5',
  before: 'M10 3L5 8l5 5',
  after: 'M6 3l5 5-5 5',
};

/** A small drawing; the button that it stands in says what it does. */
export function Icon({ name }) {
  return html`<svg class="drawing" viewBox="0 0 16 16" aria-hidden="true">
    <path d=${SHAPES[name]} />
  </svg>`;
}
