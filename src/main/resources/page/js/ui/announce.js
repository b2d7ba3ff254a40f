import { html, useEffect, useState } from '../lib/preact.js';
import { store } from '../core/store.js';

const news = store('');

/** Has a screen reader say something when it has finished what it is saying. */
export function announce(text) {
  news.set('');
  requestAnimationFrame(() => news.set(text));
}

/** Where it is said; there is one on the page. */
export function Announcer() {
  const [text, setText] = useState('');
  useEffect(() => news.subscribe(setText), []);
  return html`<div class="visually-hidden" role="status" aria-live="polite">${text}</div>`;
}
