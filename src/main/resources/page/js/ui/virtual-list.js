import { html, useEffect, useLayoutEffect, useRef, useState } from '../lib/preact.js';
import { useRows } from '../core/sources.js';
import { moved } from './list-keys.js';

const SPARE = 8;

/**
 * A list of any length of which only the rows in sight are in the document. The list itself holds
 * the focus and names the row it is at: a row may leave the document at any time.
 *
 * @param {{source: object, label: string, active: number, onActive: (index: number) => void,
 *   onOpen?: (index: number) => void, head: string[], row: (item, index: number) => unknown,
 *   rowClass?: (item, index: number) => string, id: string}} props
 */
export function VirtualList({ source, label, active, onActive, onOpen, head, row, rowClass, id }) {
  useRows(source);
  useEffect(() => () => source.close(), [source]);
  const box = useRef(null);
  const view = useWindow(box);
  const first = Math.max(0, Math.floor(view.top / view.row) - SPARE);
  const last = Math.min(source.count, Math.ceil((view.top + view.height) / view.row) + SPARE);
  useEffect(
    () => source.want(first, Math.max(last, first + 1)),
    [source, first, last, source.count],
  );
  const isThere = active < source.count;
  useLayoutEffect(
    () => intoSight(box.current, active, view.row),
    [active, view.row, isThere],
  );
  const onKeyDown = (event) => {
    const next = moved(event.key, active, source.count, Math.floor(view.height / view.row));
    if (next !== null) {
      event.preventDefault();
      onActive(next);
    } else if (event.key === 'Enter' && onOpen) {
      event.preventDefault();
      onOpen(active);
    }
  };
  const rows = [];
  for (let index = first; index < last; index++) {
    const item = source.row(index);
    rows.push(
      html`<div
        key=${index}
        id=${`${id}-${index}`}
        role="row"
        aria-rowindex=${index + 2}
        aria-selected=${String(index === active)}
        class=${`row ${item && rowClass ? rowClass(item, index) : ''}`}
        onClick=${() => onActive(index)}
        onDblClick=${onOpen && (() => onOpen(index))}
      >
        ${item ? row(item, index) : html`<span role="gridcell" class="muted">…</span>`}
      </div>`,
    );
  }
  const inSight = active >= first && active < last;
  return html`<div
    class="virtual-list"
    ref=${box}
    role="grid"
    aria-label=${label}
    aria-rowcount=${source.complete ? source.count + 1 : -1}
    aria-activedescendant=${inSight ? `${id}-${active}` : undefined}
    tabindex="0"
    onKeyDown=${onKeyDown}
  >
    <div role="row" aria-rowindex="1" class="row head">
      ${head.map((name) => html`<span role="columnheader">${name}</span>`)}
    </div>
    <div role="rowgroup" class="canvas" style=${{ height: `${source.count * view.row}px` }}>
      <div role="presentation" style=${{ transform: `translateY(${first * view.row}px)` }}>
        ${rows}
      </div>
    </div>
  </div>`;
}

/** Which part of the list is in sight, in pixels, and how high a row is. */
function useWindow(box) {
  const [view, setView] = useState({ top: 0, height: 600, row: 32 });
  useEffect(() => {
    const element = box.current;
    const measure = () => {
      const row = parseFloat(getComputedStyle(element).getPropertyValue('--row')) || 32;
      setView({ top: element.scrollTop, height: element.clientHeight, row });
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, []);
  return view;
}

/** Scrolls only as far as needed for the row to be wholly in sight, below the head. */
function intoSight(box, index, row) {
  if (index < 0) {
    return;
  }
  const head = box.querySelector('.head').offsetHeight;
  const top = index * row;
  if (top < box.scrollTop) {
    box.scrollTop = top;
  } else if (top + row > box.scrollTop + box.clientHeight - head) {
    box.scrollTop = top + row + head - box.clientHeight;
  }
}
