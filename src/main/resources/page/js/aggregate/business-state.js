import { html } from '../lib/preact.js';
import { get } from '../core/api.js';
import { useLoad } from '../core/load.js';
import { Loaded } from '../ui/fault.js';
import { JsonTable } from '../ui/json-table.js';

/**
 * What an aggregate was at a moment of business time. Facts may have been recorded late and out of
 * order, so that this need not be the state of any version.
 */
export function BusinessState({ path, moment, onLeave }) {
  const state = useLoad(
    (signal) => get(`${path}/state`, { at_occurred: moment }, signal),
    [path, moment],
  );
  return html`<section class="state" aria-label="State by business time">
    <p class="muted">
      What held in business at <time>${moment}</time>, whenever it was recorded.
      ${' '}<button type="button" class="link" onClick=${onLeave}>Back to the version</button>
    </p>
    <${Loaded} of=${state} what="The state by business time">
      ${(data) => html`<${JsonTable} value=${data.state} label="State" />`}
    <//>
  </section>`;
}
