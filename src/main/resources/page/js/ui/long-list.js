import { html, useState } from '../lib/preact.js';
import { below, entriesIn, spoken } from '../core/difference.js';
import { grouped, isMoney } from '../core/figures.js';

/** So many entries are drawn at once at most. */
const MOST = 50;

/** Whether a list, or what has its entries by name, has more of them than are drawn at once. */
export function isLong(value) {
  const many = value !== null && typeof value === 'object' && !isMoney(value);
  return many && Object.keys(value).length > MOST;
}

/**
 * The entries of a long list, each drawn once it is asked for; at once only those that have changed,
 * where they are few.
 *
 * @param {{path: string, of: object, changed: Set<string>, draw: (entries: object) => unknown}} props
 */
export function LongList({ path, of, changed, draw }) {
  const touched = entriesIn(path, changed);
  const isTouched = ([name]) => touched.has(below(path, name));
  const entries = Object.entries(of);
  const few = touched.size > MOST ? [] : entries.filter(isTouched);
  return html`<${Part}
      word=${`${spoken(path)}: ${grouped(entries.length)}`}
      path=${path}
      entries=${entries}
      isTouched=${isTouched}
      draw=${draw}
    />
    ${few.length > 0 && draw(Object.fromEntries(few))}`;
}

function Part({ word, path, entries, isTouched, draw }) {
  const [open, setOpen] = useState(false);
  const touched = entries.filter(isTouched).length;
  const inner = (part) =>
    html`<${Part}
      key=${part[0][0]}
      word=${`${nameOf(part[0], path)} to ${nameOf(part.at(-1), path)}`}
      path=${path}
      entries=${part}
      isTouched=${isTouched}
      draw=${draw}
    />`;
  return html`<details open=${open} onToggle=${(event) => setOpen(event.currentTarget.open)}>
    <summary>
      ${word}${touched > 0 && html` <span class="chip">${grouped(touched)} changed</span>`}
    </summary>
    ${open && (entries.length > MOST ? parts(entries).map(inner) : draw(Object.fromEntries(entries)))}
  </details>`;
}

function nameOf([name], path) {
  return spoken(below(path, name), path);
}

/** Some at a time, so that there are no more parts than entries in one. */
function parts(entries) {
  let size = MOST;
  while (entries.length > size * MOST) {
    size *= MOST;
  }
  const found = [];
  for (let from = 0; from < entries.length; from += size) {
    found.push(entries.slice(from, from + size));
  }
  return found;
}
