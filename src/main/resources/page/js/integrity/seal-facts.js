import { html } from '../lib/preact.js';
import { counted, grouped } from '../core/figures.js';
import { href } from '../core/route.js';
import { Copyable } from '../ui/copyable.js';
import { Facts } from '../ui/facts.js';
import { Moment } from '../ui/moment.js';
import { Status, toneOf } from '../ui/status.js';

/** The last seal and the last signed head. */
export function SealFacts({ summary }) {
  const { last_seal: seal, last_head: head, unsealed_events: unsealed } = summary;
  const { last_verification: verified } = summary;
  return html`<${Facts}
    facts=${[
      ['Not sealed yet', counted(unsealed ?? 0, 'event')],
      [
        'Last seal',
        seal && `lane ${seal.lane}, number ${grouped(seal.number)}, up to ${seal.position}`,
      ],
      ['Sealed', seal && html`<${Moment} at=${seal.sealed_at} />`],
      ['Hash', seal?.hash && html`<${Copyable} text=${seal.hash} short what="hash of the seal" />`],
      [
        'Last signed head',
        head && `number ${grouped(head.number)} over ${counted(head.size, 'event')}`,
      ],
      ['Signed', head && html`<${Moment} at=${head.time} />`],
      ['Root', head?.root && html`<${Copyable} text=${head.root} short what="root" />`],
      ['Last verification', verified ? html`<${Verified} run=${verified} />` : 'none yet'],
      ['Key', summary.key_id && html`<${Copyable} text=${summary.key_id} short what="key id" />`],
    ]}
  />`;
}

/** How the last verification of everything ended; leads to it. */
function Verified({ run: { id, status, ended_at: at } }) {
  return html`<a href=${href('integrity', { run: id })}
    ><${Status} tone=${toneOf(status)}>${status}<//> <${Moment} at=${at} />
  </a>`;
}
