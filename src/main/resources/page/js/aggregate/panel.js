import { html, useMemo } from '../lib/preact.js';
import { useRested } from '../core/load.js';
import { EventPanel } from '../events/event-panel.js';
import { BusinessState } from './business-state.js';
import { CorrectionNote } from './correction-note.js';
import { DifferencePanel } from './difference-panel.js';
import { StatePanel } from './state-panel.js';
import { States, useStates } from './states.js';

const DRAGGING = 60;

/** What stands beside the timeline: state, event or comparison of the version that one is at. */
export function Panel({ path, place, version, last, event, relation, onPlace, onVersion }) {
  const states = useMemo(() => new States(path), [path]);
  const shown = useStates(states, useRested(version, DRAGGING));
  switch (place.tab) {
    case 'event':
      return event ? eventPanel(event, relation, onVersion) : LOADING;
    case 'compare':
      return html`<${DifferencePanel}
        path=${path}
        version=${version}
        last=${last}
        base=${place.compare ?? Math.max(1, version - 1)}
        onBase=${(compare) => onPlace({ compare })}
        onVersion=${onVersion}
      />`;
    default:
      return place.business
        ? html`<${BusinessState}
            path=${path}
            moment=${place.business}
            onLeave=${() => onVersion(version)}
            onVersion=${onVersion}
          />`
        : html`<${StatePanel} path=${path} shown=${shown} />`;
  }
}

const LOADING = html`<p class="muted" aria-busy="true">Loading …</p>`;

function eventPanel(event, relation, onVersion) {
  const note = html`<${CorrectionNote}
    event=${event}
    relation=${relation}
    onVersion=${onVersion}
  />`;
  return html`<${EventPanel} event=${event} linked=${false} corrections=${note} />`;
}
