import { html } from '../lib/preact.js';
import { clock, readable, timeOfDay } from '../core/time.js';
import { useStore } from '../core/store.js';

/** A moment in the zone that is chosen, to the microsecond; the other zone on pointing at it. */
export function Moment({ at, short = false }) {
  const zone = useStore(clock);
  if (!at) {
    return html`<span class="muted">–</span>`;
  }
  const other = readable(at, zone === 'utc' ? 'local' : 'utc');
  const text = short ? timeOfDay(at, zone) : readable(at, zone);
  return html`<time datetime=${at} title=${other}>${text}</time>`;
}
