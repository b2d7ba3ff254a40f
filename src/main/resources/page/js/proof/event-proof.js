import { html, useState } from '../lib/preact.js';
import { get } from '../core/api.js';
import { counted, grouped } from '../core/figures.js';
import { announce } from '../ui/announce.js';
import { FaultNote } from '../ui/fault.js';
import { Moment } from '../ui/moment.js';
import { Status } from '../ui/status.js';
import { isIncluded, sealedText } from './inclusion.js';

const NOTHING = { proof: null, included: null, fault: null };

/** Has the service prove that an event is in the log, and checks the proof in this browser. */
export function EventProof({ eventId }) {
  const [shown, setShown] = useState(NOTHING);
  const prove = async () => {
    setShown(NOTHING);
    try {
      const proof = await get('audit/ledger/proofs/inclusion', { event_id: eventId });
      const included = crypto.subtle ? await isIncluded(proof) : null;
      setShown({ proof, included, fault: null });
      announce(VERDICTS[included].word);
    } catch (fault) {
      setShown({ ...NOTHING, fault });
    }
  };
  return html`<div class="proof">
    <button type="button" onClick=${prove}>Prove</button>
    ${shown.fault && html`<${FaultNote} fault=${shown.fault} what="The proof" />`}
    ${shown.proof && html`<${Proof} proof=${shown.proof} included=${shown.included} />`}
  </div>`;
}

const VERDICTS = {
  true: { tone: 'good', word: 'It is in the log' },
  false: { tone: 'bad', word: 'The proof does not hold' },
  null: { tone: 'plain', word: 'Not checked: a browser computes hashes only with TLS' },
};

function Proof({ proof, included }) {
  const { tone, word } = VERDICTS[included];
  const hashes = proof.path.length + proof.lane_path.length;
  return html`<p><${Status} tone=${tone}>${word}<//></p>
    <p class="muted">
      ${counted(hashes, 'hash', 'hashes')} lead from its sealed bytes to the root of head
      ${' '}${grouped(proof.head.number)}, signed
      ${' '}<${Moment} at=${proof.head.time} />${included === null ? '' : ', as this browser computed'}.
      The signature is checked by <code>./blotter verify</code>.
    </p>
    <details>
      <summary>The bytes that were sealed</summary>
      <pre tabindex="0">${sealedText(proof)}</pre>
    </details>`;
}
