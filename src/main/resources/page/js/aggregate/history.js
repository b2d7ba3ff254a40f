import { html, useMemo } from '../lib/preact.js';
import { get } from '../core/api.js';
import { NumberedSource, VersionsSource, useRows } from '../core/sources.js';
import { FaultNote } from '../ui/fault.js';
import { Tabs } from '../ui/tabs.js';
import { useCorrections } from './executions.js';
import { MomentForm } from './moment-form.js';
import { OrderGroup } from './order-group.js';
import { Panel } from './panel.js';
import { Timeline } from './timeline.js';
import { VersionSlider } from './version-slider.js';

const TABS = [
  { key: 'state', name: 'State' },
  { key: 'event', name: 'Event' },
  { key: 'compare', name: 'Compare' },
];

/**
 * The timeline of an aggregate, and beside it the version that one is at; above both the group of an
 * order that belongs to one, as of that version.
 *
 * @param {{type: string, id: string, path: string, group?: object, events?: object[], last: number,
 *   place: object, onPlace: (changes: object) => void}} props with all its events where its history
 *   is broken: then some of the versions up to the last are missing
 */
export function History({ type, id, path, group, events, last, place, onPlace }) {
  const source = useMemo(() => timelineOf(path, last, events), [path, last, events]);
  useRows(source);
  const index = source.indexOf(place.version ?? last);
  const version = source.numberAt(index);
  const { corrections, fault, reload } = useCorrections(type, path);
  const onVersion = (next) => onPlace({ version: next, business: undefined });
  const event = source.row(index);
  return html`<${Trouble} fault=${source.fault} what="The timeline" retry=${() => source.retry()} />
    <${Trouble} fault=${fault} what="What was corrected" retry=${reload} />
    <${VersionSlider}
      source=${source}
      index=${index}
      last=${last}
      at=${event?.occurred_at}
      onVersion=${onVersion}
    />
    <details class="moment-details">
      <summary>Go to a moment</summary>
      <${MomentForm}
        path=${path}
        onVersion=${onVersion}
        onBusiness=${(business) => onPlace({ business, tab: undefined })}
      />
    </details>
    ${group && html`<${OrderGroup} group=${group} id=${id} at=${momentOf(event, last)} />`}
    <div class=${`master-detail ${place.tab === 'compare' ? 'even' : ''}`}>
      <${Timeline} source=${source} index=${index} onVersion=${onVersion}
        corrections=${corrections} />
      <${Tabs} label="This version" tabs=${TABS} chosen=${place.tab ?? 'state'}
        onChoose=${(tab) => onPlace({ tab })}>
        <${Panel} path=${path} place=${place} version=${version} last=${last} event=${event}
          relation=${corrections.get(version)} onPlace=${onPlace} onVersion=${onVersion} />
      <//>
    </div>`;
}

/** What is here stays in sight beside it. */
function Trouble(props) {
  return props.fault && html`<${FaultNote} ...${props} />`;
}

/** When a version was recorded; the last one is what the aggregate is now. */
function momentOf(event, last) {
  return event && event.version < last ? event.occurred_at : undefined;
}

function timelineOf(path, last, events) {
  if (events) {
    return new VersionsSource(events);
  }
  return new NumberedSource(
    async (from, limit, signal) =>
      (await get(`${path}/events`, { from_version: from, limit }, signal)).items,
    last,
  );
}
