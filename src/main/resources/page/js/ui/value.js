import { html } from '../lib/preact.js';
import { grouped, isFigure, isMoney, moneyText } from '../core/figures.js';
import { plain } from '../core/plain.js';
import { clock, readable } from '../core/time.js';
import { useStore } from '../core/store.js';
import { Copyable } from './copyable.js';

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * A value of a JSON document as a person reads it.
 *
 * @param {{of: unknown, name?: string}} props its name there, or the pointer to it
 */
export function Value({ of: value, name = '' }) {
  const zone = useStore(clock);
  if (value === null || value === undefined) {
    return html`<span class="muted">none</span>`;
  }
  if (typeof value === 'object') {
    return isMoney(value) ? moneyText(value) : html`<span class="muted">${inner(value)}</span>`;
  }
  return isFigure(value, name ?? '') ? grouped(value) : word(String(value), zone);
}

function word(text, zone) {
  if (UUID.test(text)) {
    return html`<${Copyable} text=${text} />`;
  }
  return MOMENT.test(text) ? html`<time datetime=${text}>${readable(text, zone)}</time>` : plain(text);
}

function inner(value) {
  return Object.keys(value).length === 0 ? 'empty' : plain(JSON.stringify(value));
}
