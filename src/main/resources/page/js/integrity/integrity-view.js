import { html, useEffect } from '../lib/preact.js';
import { useStore } from '../core/store.js';
import { FaultNote } from '../ui/fault.js';
import { Page } from '../ui/page.js';
import { Status } from '../ui/status.js';
import { ledger, refreshLedger, verdict } from './ledger.js';
import { FaultBook } from './fault-book.js';
import { Heads } from './heads.js';
import { KnownFaults } from './known-faults.js';
import { SealFacts } from './seal-facts.js';
import { Seals } from './seals.js';
import { Verifications } from './verifications.js';

/** The proof that nothing was altered: seals, signed heads, and a verification on request. */
export function IntegrityView({ query }) {
  const known = useStore(ledger);
  useEffect(() => void refreshLedger(), []);
  const { word, tone, sentence } = verdict(known);
  return html`<${Page} title="Integrity">
    <section class="card verdict" aria-label="Verdict">
      <p class="verdict-word"><${Status} tone=${tone}>${word}<//> ${sentence}</p>
      ${known.fault && html`<${FaultNote} fault=${known.fault} what="The ledger" />`}
      ${known.summary && html`<${SealFacts} summary=${known.summary} />`}
    </section>
    ${known.summary?.faults?.length > 0 && html`<${KnownFaults} faults=${known.summary.faults} />`}
    <${Verifications} query=${query} />
    ${known.summary && html`<${FaultBook} key=${told(known.summary)} />`}
    <${Heads} />
    ${known.summary && html`<${Seals} newest=${known.summary.last_seal?.lane ?? 0} />`}
  <//>`;
}

// Changes where the book of faults does.
function told({ faults, acknowledged_faults: acknowledged }) {
  return `${faults?.length} ${acknowledged}`;
}
