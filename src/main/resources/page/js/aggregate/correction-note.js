import { html } from '../lib/preact.js';
import { grouped, moneyText } from '../core/figures.js';
import { plain } from '../core/plain.js';

/** The execution as first reported and as it stands after, side by side. */
export function CorrectionNote({ event, relation, onVersion }) {
  if (!relation) {
    return null;
  }
  const first = relation.corrects ?? event;
  const second = relation.corrects ? event : relation.correctedBy;
  const busted = second.event_type === 'OrderFillBusted';
  return html`<section class="correction" aria-label="Original and correction">
    <p>
      ${busted ? 'The venue took this fill back.' : 'The venue corrected this fill.'} Both stay in the
      log.
    </p>
    <div class="table-scroll"><table>
      <thead>
        <tr>
          <th scope="col">Report</th>
          <th scope="col">Execution</th>
          <th scope="col" class="number">Quantity</th>
          <th scope="col" class="number">Price</th>
          <th scope="col" class="number">Commission</th>
        </tr>
      </thead>
      <tbody>
        <${Report} word="Original" event=${first} onVersion=${onVersion} />
        <${Report} word=${busted ? 'Bust' : 'Correction'} event=${second} onVersion=${onVersion} />
      </tbody>
    </table></div>
  </section>`;
}

function Report({ word, event, onVersion }) {
  const { exec_id: id, last_qty: quantity, last_px: price, commission } = event.payload;
  return html`<tr>
    <th scope="row">
      <button type="button" class="link" onClick=${() => onVersion(event.version)}>
        ${word}, v${event.version}
      </button>
    </th>
    <td>${plain(id)}</td>
    <td class="number">${quantity ? grouped(quantity) : '0'}</td>
    <td class="number">${price ? grouped(price) : '–'}</td>
    <td class="number">${commission ? moneyText(commission) : '–'}</td>
  </tr>`;
}
