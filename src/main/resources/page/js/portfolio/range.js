import { html, useState } from '../lib/preact.js';
import { Field } from '../ui/field.js';

/** From when to when. */
export function Range({ place, onPlace }) {
  const [from, setFrom] = useState(place.from ?? '');
  const [to, setTo] = useState(place.to ?? '');
  const submit = (event) => {
    event.preventDefault();
    onPlace({ from: from.trim(), to: to.trim(), at: null });
  };
  return html`<form class="range" onSubmit=${submit} aria-label="Time shown">
    <${Field} name="range-from" label="From (UTC)" value=${from} onChange=${setFrom}
      placeholder="2026-11-01T00:00:00Z" />
    <${Field} name="range-to" label="To (UTC)" value=${to} onChange=${setTo}
      placeholder="2026-12-01T00:00:00Z" />
    <button>Show</button>
  </form>`;
}
