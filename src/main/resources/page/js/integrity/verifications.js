import { html, useState } from '../lib/preact.js';
import { remove, start } from '../core/api.js';
import { adjust } from '../core/route.js';
import { useWatch } from '../core/watch.js';
import { announce } from '../ui/announce.js';
import { FaultNote } from '../ui/fault.js';
import { refreshLedger } from './ledger.js';
import { Scope, bodyOf, scopeOf } from './scope.js';
import { VerificationList } from './verification-list.js';
import { VerificationResult } from './verification-result.js';

/** Has the service check the log against its seals, and tells how far it is and what it found. */
export function Verifications({ query }) {
  const [scope, setScope] = useState(scopeOf(query));
  const [ended, setEnded] = useState(0);
  const [fault, setFault] = useState(null);
  const chosen = query.get('run');
  const path = chosen && `audit/verifications/${encodeURIComponent(chosen)}`;
  const { run, fault: lost } = useWatch(path, (end) => {
    tell(end);
    setEnded(ended + 1);
  });
  const running = run?.status === 'RUNNING';
  const verify = async (event) => {
    event.preventDefault();
    setFault(null);
    try {
      const begun = await start('audit/verifications', bodyOf(scope));
      adjust('integrity', { run: begun.path.split('/').at(-1) });
      announce('Verification started');
    } catch (refusal) {
      setFault(refusal);
    }
  };
  return html`<section class="card" aria-labelledby="verify">
    <h2 id="verify">Verify</h2>
    <form class="verify" onSubmit=${verify} aria-label="Verify">
      <${Scope} scope=${scope} onScope=${setScope} />
      <button class="main" disabled=${running}>Verify</button>
      ${
        running &&
        html`<button type="button" onClick=${() => remove(path).catch(setFault)}>Cancel</button>`
      }
    </form>
    ${fault && html`<${FaultNote} fault=${fault} what="Verification" />`}
    ${lost && html`<${FaultNote} fault=${lost} what="This verification" />`}
    ${run && html`<${VerificationResult} run=${run} />`}
    <details>
      <summary>Verifications so far</summary>
      <${VerificationList} key=${ended} chosen=${chosen} />
    </details>
  </section>`;
}

function tell(run) {
  announce(`Verification ${run.status.toLowerCase()}, ${run.found} findings`);
  refreshLedger();
}
