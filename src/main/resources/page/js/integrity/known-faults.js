import { html, useState } from '../lib/preact.js';
import { start } from '../core/api.js';
import { session } from '../core/session.js';
import { FaultNote } from '../ui/fault.js';
import { Field } from '../ui/field.js';
import { Findings } from './findings.js';
import { refreshLedger } from './ledger.js';

/** What is known to be wrong, until an operator takes notice of it. */
export function KnownFaults({ faults }) {
  const operator = session.get().user?.claims.roles.includes('operator');
  return html`<section class="card" aria-labelledby="faults">
    <h2 id="faults">Known faults</h2>
    <${Findings} findings=${faults} caption="Known faults" />
    ${
      operator
        ? html`<${Acknowledgement} upTo=${Math.max(...faults.map(({ number }) => number))} />`
        : html`<p class="muted">They stay here until an operator acknowledges them.</p>`
    }
  </section>`;
}

function Acknowledgement({ upTo }) {
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState(null);
  const submit = async (event) => {
    event.preventDefault();
    setFault(null);
    const body = { up_to: upTo, reason: reason.trim() };
    await start('audit/ledger/acknowledgements', body).then(refreshLedger, setFault);
  };
  return html`<form class="verify" onSubmit=${submit} aria-label="Acknowledge the faults">
    <${Field} name="reason" label="What became of them" required value=${reason} onChange=${setReason} />
    <button>Acknowledge</button>
    ${fault && html`<${FaultNote} fault=${fault} what="Acknowledging" />`}
  </form>`;
}
