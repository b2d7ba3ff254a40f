import { html, useEffect } from '../lib/preact.js';
import { grouped } from '../core/figures.js';
import { useEvery } from '../core/load.js';
import { href } from '../core/route.js';
import { useStore } from '../core/store.js';
import { Status } from '../ui/status.js';
import { ledger, refreshLedger, verdict } from './ledger.js';

const AGAIN = 15_000;

/** Whether the log is intact, at a glance; leads to the proof. */
export function Badge() {
  const known = useStore(ledger);
  useEffect(() => void refreshLedger(), []);
  useEvery(AGAIN, refreshLedger);
  const { word, tone } = verdict(known);
  const head = known.summary?.last_head;
  return html`<a class="badge" href=${href('integrity')} aria-label=${`Integrity of the log: ${word}`}>
    <${Status} tone=${tone}>${word}<//>
    ${head && html`<span class="muted figures badge-head">head ${grouped(head.number)}</span>`}
  </a>`;
}
