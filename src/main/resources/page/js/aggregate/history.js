import { html, useMemo } from '../lib/preact.js';
import { get } from '../core/api.js';
import { NumberedSource, useRows } from '../core/sources.js';
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
 */
export function History({ type, id, path, group, last, place, onPlace }) {
  const version = Math.max(1, Math.min(last, place.version ?? last));
  const source = useMemo(() => timelineOf(path, last), [path, last]);
  useRows(source);
  const { corrections, fault, reload } = useCorrections(type, path);
  const onVersion = (next) => onPlace({ version: next, business: undefined });
  const event = source.row(version - 1);
  return html`<${Trouble} fault=${source.fault} what="The timeline" retry=${() => source.retry()} />
    <${Trouble} fault=${fault} what="What was corrected" retry=${reload} />
    <${VersionSlider}
      version=${version}
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
      <${Timeline} source=${source} version=${version} onVersion=${onVersion}
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

function timelineOf(path, last) {
  return new NumberedSource(
    async (from, limit, signal) =>
      (await get(`${path}/events`, { from_version: from, limit }, signal)).items,
    last,
  );
}
