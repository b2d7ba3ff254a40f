import { html, useState } from '../lib/preact.js';
import { get, start } from '../core/api.js';
import { useLoad } from '../core/load.js';
import { adjust } from '../core/route.js';
import { useWatch } from '../core/watch.js';
import { announce } from '../ui/announce.js';
import { FaultNote } from '../ui/fault.js';
import { Field } from '../ui/field.js';
import { Page } from '../ui/page.js';
import { ReconciliationResult } from './reconciliation-result.js';
import { Runs } from './runs.js';

/** Whether what the service shows is what its log says. */
export function ReconciliationView({ query }) {
  const [user, setUser] = useState('');
  const [fault, setFault] = useState(null);
  const [ends, setEnds] = useState(0);
  const newest = useLoad((signal) => get('audit/reconciliations', { limit: 1 }, signal), []);
  const chosen = query.get('run') ?? newest.data?.items[0]?.id ?? null;
  const path = chosen && `audit/reconciliations/${encodeURIComponent(chosen)}`;
  const { run, fault: lost } = useWatch(path, (ended) => {
    announce(`Reconciliation ${ended.status.toLowerCase()}`);
    setEnds(ends + 1);
  });
  const begin = async (event) => {
    event.preventDefault();
    setFault(null);
    try {
      const begun = await start('audit/reconciliations', user ? { user_id: user.trim() } : {});
      adjust('reconciliation', { run: begun.path.split('/').at(-1) });
    } catch (refusal) {
      setFault(refusal);
    }
  };
  return html`<${Page}
    title="Reconciliation"
    lead="Read models against a replay of the log, and quantities, positions and cash against each other."
  >
    <form class="card verify" onSubmit=${begin} aria-label="Reconcile">
      <${Field} name="user" label="User id (all where empty)" value=${user} onChange=${setUser} />
      <button class="main" disabled=${run?.status === 'RUNNING'}>Reconcile</button>
    </form>
    ${fault && html`<${FaultNote} fault=${fault} what="Reconciliation" />`}
    ${lost && html`<${FaultNote} fault=${lost} what="This reconciliation" />`}
    ${run && html`<${ReconciliationResult} run=${run} />`}
    <section class="card" aria-labelledby="runs">
      <h2 id="runs">Runs</h2>
      <${Runs} key=${ends} chosen=${chosen} />
    </section>
  <//>`;
}
