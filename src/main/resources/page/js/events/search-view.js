import { html, useEffect, useMemo } from '../lib/preact.js';
import { get } from '../core/api.js';
import { counted } from '../core/figures.js';
import { numberIn } from '../core/params.js';
import { adjust, go } from '../core/route.js';
import { CursorSource, useRows } from '../core/sources.js';
import { FaultNote } from '../ui/fault.js';
import { Page } from '../ui/page.js';
import { VirtualList } from '../ui/virtual-list.js';
import { EventPanel } from './event-panel.js';
import { eventCells } from './event-row.js';
import { ExportBar } from '../ui/export-bar.js';
import { filtersOf, queryOf } from './filters.js';
import { FindBox } from './find-box.js';
import { SearchForm } from './search-form.js';

/**
 * Events by whatever is known of them, and each of them whole beside the list. The address holds the
 * row that one is at, too: whoever comes back from an event goes on there.
 */
export function SearchView({ query, round }) {
  const wanted = queryOf(filtersOf(query));
  return html`<${Page} title="Events">
    <${FindBox} />
    <${SearchForm} query=${query} round=${round} />
    <${Results}
      wanted=${wanted}
      row=${numberIn(query, 'row') ?? 1}
      key=${`${round} ${JSON.stringify(wanted)}`}
    />
  <//>`;
}

function Results({ wanted, row }) {
  const source = useMemo(() => sourceOf(wanted), []);
  useRows(source);
  // One farther down than is kept, which an address may name, is not gone to page by page.
  const at = row <= Math.max(source.kept, source.count) ? row : 1;
  useUpTo(source, at);
  const active = source.complete ? Math.max(0, Math.min(at, source.count) - 1) : at - 1;
  const event = source.row(active);
  const { fault } = source;
  const retry = () => source.retry();
  return html`${fault && html`<${FaultNote} fault=${fault} what="The search" retry=${retry} />`}
  <div class="results" hidden=${fault !== null && source.count === 0}>
    <div class="results-bar">
      <p class="figures" role="status">${found(source)}</p>
      <${ExportBar} path="audit/export" wanted=${wanted} what="events"
        note="Signed by the service, and no proof: for that take the evidence of an aggregate." />
    </div>
    <div class="master-detail">
      <${VirtualList}
        id="event"
        label="Events found"
        source=${source}
        active=${active}
        onActive=${(index) => adjust('search', { ...wanted, row: index + 1 })}
        onOpen=${(index) => open(source.row(index))}
        head=${['Recorded', 'Event', 'Of', 'What', 'By']}
        row=${eventCells}
      />
      ${event && html`<${EventPanel} event=${event} />`}
    </div>
  </div>`;
}

/** A list that is paged by cursor has a row once all pages before it have come. */
function useUpTo(source, row) {
  useEffect(() => {
    if (source.count < row && !source.complete) {
      source.want(source.count, source.count);
    }
  }, [source, row, source.count, source.fault]);
}

function sourceOf(wanted) {
  return new CursorSource((cursor, limit, signal) =>
    get('audit/events', { ...wanted, limit, cursor }, signal),
  );
}

function open(event) {
  if (event) {
    go(['aggregates', event.aggregate_type, event.aggregate_id], { version: event.version });
  }
}

function found(source) {
  if (source.count === 0) {
    return source.complete ? 'No event matches.' : 'Searching …';
  }
  return source.complete
    ? counted(source.count, 'event')
    : `${counted(source.count, 'event')} so far; more come as you scroll`;
}
