import { html } from '../lib/preact.js';
import { get } from '../core/api.js';
import { useLoad } from '../core/load.js';
import { Moment } from '../ui/moment.js';

/** That a user's personal data must be kept, where it must; nothing otherwise. */
export function LegalHold({ base }) {
  const hold = useLoad((signal) => get(`${base}/legal-hold`, {}, signal), [base]).data;
  if (!hold?.held) {
    return null;
  }
  return html`<p class="note" role="note">
    <strong>Legal hold</strong> since <${Moment} at=${hold.at} /> by ${hold.actor_id}: ${hold.reason}
  </p>`;
}
