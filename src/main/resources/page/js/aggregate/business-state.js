import { html } from '../lib/preact.js';
import { get } from '../core/api.js';
import { grouped } from '../core/figures.js';
import { useLoad } from '../core/load.js';
import { Loaded } from '../ui/fault.js';
import { JsonTable } from '../ui/json-table.js';

const NAMED = 50;

/**
 * What an aggregate was at a moment of business time: the state of the last version before which
 * nothing happened later. Facts may have been recorded out of order; those that are not in it are
 * named beside it.
 */
export function BusinessState({ path, moment, onLeave, onVersion }) {
  const state = useLoad(
    (signal) => get(`${path}/state`, { at_occurred: moment }, signal),
    [path, moment],
  );
  return html`<section class="state" aria-label="State by business time">
    <p class="muted">
      By business time at <time>${moment}</time>.
      ${' '}<button type="button" class="link" onClick=${onLeave}>Back to the version</button>
    </p>
    <${Loaded} of=${state} what="The state by business time">
      ${(data) => html`<p class="muted">
          State after version <${VersionLink} version=${data.version} onVersion=${onVersion} />, the
          last before which nothing happened later.
        </p>
        <${RecordedLater} versions=${data.recorded_later ?? []} onVersion=${onVersion} />
        <${JsonTable} value=${data.state} label="State" />`}
    <//>
  </section>`;
}

/** What had happened by then, too, but follows in the log on something that happened later. */
function RecordedLater({ versions, onVersion }) {
  if (versions.length === 0) {
    return null;
  }
  const links = versions
    .slice(0, NAMED)
    .flatMap((version) => [', ', html`<${VersionLink} version=${version} onVersion=${onVersion} />`])
    .slice(1);
  const rest = versions.length - NAMED;
  return html`<p class="note" role="note">
    <strong>Not in it</strong>, though it had happened by then: ${links}${
      rest > 0 && ` and ${grouped(rest)} more`
    }, recorded behind something that happened later.
  </p>`;
}

function VersionLink({ version, onVersion }) {
  return html`<button type="button" class="link" onClick=${() => onVersion(version)}
    >v${version}</button
  >`;
}
