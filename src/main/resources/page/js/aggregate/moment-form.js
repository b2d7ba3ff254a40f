import { html, useState } from '../lib/preact.js';
import { get } from '../core/api.js';
import { FaultNote } from '../ui/fault.js';
import { Choice, Field } from '../ui/field.js';

const CLOCKS = [
  ['recorded', 'as recorded by then'],
  ['business', 'in business then'],
];

/** Leads to the version that was recorded by a moment, or to what held in business then. */
export function MomentForm({ path, onVersion, onBusiness }) {
  const [by, setBy] = useState('recorded');
  const [moment, setMoment] = useState('');
  const [fault, setFault] = useState(null);
  const submit = async (event) => {
    event.preventDefault();
    setFault(null);
    const at = moment.trim();
    try {
      if (by === 'business') {
        onBusiness(at);
      } else {
        onVersion((await get(`${path}/state`, { at })).version);
      }
    } catch (failed) {
      setFault(failed);
    }
  };
  return html`<form class="moment-form" onSubmit=${submit} aria-label="Go to a moment">
    <${Choice} name="by" label="What held" options=${CLOCKS} value=${by} onChange=${setBy} />
    <${Field}
      name="moment"
      label="Moment (UTC)"
      value=${moment}
      placeholder="2026-11-25T09:30:00.000000Z"
      required
      onChange=${setMoment}
    />
    <button>Go there</button>
    ${fault && html`<${FaultNote} fault=${fault} />`}
  </form>`;
}
