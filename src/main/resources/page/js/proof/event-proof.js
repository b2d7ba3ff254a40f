import { html, useState } from '../lib/preact.js';
import { get } from '../core/api.js';
import { counted, grouped } from '../core/figures.js';
import { announce } from '../ui/announce.js';
import { FaultNote } from '../ui/fault.js';
import { Moment } from '../ui/moment.js';
import { Status } from '../ui/status.js';
import { isIncluded, sealedBytes, sealedText } from './inclusion.js';
import { isOf } from './sealed-event.js';

const NOTHING = { proof: null, verdict: 'unchecked', fault: null };

/**
 * Has the service prove that an event is in the log, and checks in this browser that the proof holds
 * and is of that event.
 */
export function EventProof({ event }) {
  const [shown, setShown] = useState(NOTHING);
  const prove = async () => {
    setShown(NOTHING);
    try {
      const [lane, position] = event.position.split('.');
      const proof = await get('audit/ledger/proofs/inclusion', { lane, position });
      const verdict = await verdictOn(proof, event);
      setShown({ proof, verdict, fault: null });
      announce(VERDICTS[verdict].word);
    } catch (fault) {
      setShown({ ...NOTHING, fault });
    }
  };
  return html`<div class="proof">
    <button type="button" onClick=${prove}>Prove</button>
    ${shown.fault && html`<${FaultNote} fault=${shown.fault} what="The proof" />`}
    ${shown.proof && html`<${Proof} proof=${shown.proof} verdict=${shown.verdict} />`}
  </div>`;
}

const VERDICTS = {
  holds: { tone: 'good', word: 'It is in the log' },
  fails: { tone: 'bad', word: 'The proof does not hold' },
  other: { tone: 'bad', word: 'The proof does not hold: it is of another event' },
  unchecked: { tone: 'plain', word: 'Not checked: a browser computes hashes only with TLS' },
};

async function verdictOn(proof, event) {
  if (!isOf(event, sealedBytes(proof))) {
    return 'other';
  }
  if (!crypto.subtle) {
    return 'unchecked';
  }
  return (await isIncluded(proof)) ? 'holds' : 'fails';
}

function Proof({ proof, verdict }) {
  const { tone, word } = VERDICTS[verdict];
  const checked = verdict === 'holds' || verdict === 'fails';
  const hashes = proof.path.length + proof.lane_path.length;
  return html`<p><${Status} tone=${tone}>${word}<//></p>
    <p class="muted">
      ${counted(hashes, 'hash', 'hashes')} lead from its sealed bytes to the root of head
      ${' '}${grouped(proof.head.number)}, signed
      ${' '}<${Moment} at=${proof.head.time} />${checked ? ', as this browser computed' : ''}.
      The signature is checked by <code>./blotter verify</code>.
    </p>
    <details>
      <summary>The bytes that were sealed</summary>
      <pre tabindex="0">${sealedText(proof)}</pre>
    </details>`;
}
