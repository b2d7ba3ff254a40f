import { html } from '../lib/preact.js';
import { get } from '../core/api.js';
import { useLoad } from '../core/load.js';
import { plain } from '../core/plain.js';
import { FaultNote } from '../ui/fault.js';
import { Moment } from '../ui/moment.js';

/** That a user's personal data must be kept, where it must, or that this is not known. */
export function LegalHold({ base }) {
  const loaded = useLoad((signal) => get(`${base}/legal-hold`, {}, signal), [base]);
  const hold = loaded.data;
  if (loaded.fault !== null) {
    return html`<${FaultNote} fault=${loaded.fault} what="The legal hold" retry=${loaded.reload} />`;
  }
  if (!hold?.held) {
    return null;
  }
  return html`<p class="note" role="note">
    <strong>Legal hold</strong> since <${Moment} at=${hold.at} /> by ${plain(hold.actor_id)}: ${plain(hold.reason)}
  </p>`;
}
