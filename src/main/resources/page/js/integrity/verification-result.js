import { html } from '../lib/preact.js';
import { counted, grouped } from '../core/figures.js';
import { ExportBar } from '../ui/export-bar.js';
import { Facts } from '../ui/facts.js';
import { Moment } from '../ui/moment.js';
import { Progress } from '../ui/progress.js';
import { Status, toneOf } from '../ui/status.js';
import { Findings } from './findings.js';

/** How far a verification is, or how it ended and what it found. */
export function VerificationResult({ run }) {
  return html`<div class="run" aria-label="Verification" role="group">
    <p><${Status} tone=${toneOf(run.status)}>${run.status}<//> ${sentence(run)}</p>
    <${Progress}
      label="Events checked"
      done=${run.checked_events}
      total=${run.total_events}
      rate=${run.events_per_second}
      unit="events"
    />
    <${Facts}
      facts=${[
        ['Started', html`<${Moment} at=${run.started_at} />`],
        ['Ended', run.ended_at && html`<${Moment} at=${run.ended_at} />`],
        ['Against head', run.head && grouped(run.head)],
      ]}
    />
    ${run.error && html`<p class="note bad" role="alert">${run.error}</p>`}
    ${
      run.findings.length > 0 &&
      html`<${Findings} findings=${run.findings} caption="Findings" />
        <${ExportBar}
          path=${`audit/verifications/${encodeURIComponent(run.id)}/findings/export`}
          what="findings"
        />`
    }
  </div>`;
}

function sentence({ status, found, findings, checked_events: checked }) {
  switch (status) {
    case 'PASSED':
      return `${counted(checked, 'event')} checked; all are as they were sealed.`;
    case 'FAILED':
      return found > findings.length
        ? `${counted(found, 'finding')}; the first of them:`
        : `${counted(found, 'finding')}.`;
    case 'BROKEN_OFF':
      return 'It broke off before its end and has found nothing; what it did not reach is not verified.';
    case 'CANCELLED':
      return 'It was cancelled before it came to an end.';
    default:
      return '';
  }
}
