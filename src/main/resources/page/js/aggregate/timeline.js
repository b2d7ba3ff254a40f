import { html } from '../lib/preact.js';
import { versionCells } from '../events/event-row.js';
import { VirtualList } from '../ui/virtual-list.js';
import { markOf } from './corrections.js';

/** Everything that happened to one aggregate, oldest first; the version shown is marked. */
export function Timeline({ source, index, onVersion, corrections }) {
  return html`<${VirtualList}
    id="version"
    label="Timeline"
    source=${source}
    active=${index}
    onActive=${(next) => onVersion(source.numberAt(next))}
    head=${['v', 'Recorded', 'Event', 'What']}
    row=${(event) => versionCells(event, markOf(corrections.get(event.version)))}
    rowClass=${(event) => (corrections.get(event.version)?.correctedBy ? 'superseded' : '')}
  />`;
}
