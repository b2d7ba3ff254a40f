import { html } from '../lib/preact.js';
import { get } from '../core/api.js';
import { spoken } from '../core/difference.js';
import { grouped } from '../core/figures.js';
import { useLoad } from '../core/load.js';
import { Actor, EventType } from '../events/event-row.js';
import { ExportBar } from '../ui/export-bar.js';
import { Loaded } from '../ui/fault.js';
import { Value } from '../ui/value.js';
import { Moment } from '../ui/moment.js';
import { Table } from '../ui/table.js';

/** What differs between two versions, and the event behind each difference. */
export function DifferencePanel({ path, version, base, last, onBase, onVersion }) {
  const [from, to] = base < version ? [base, version] : [version, base];
  const difference = useLoad(
    (signal) => get(`${path}/diff`, { from_version: from, to_version: to }, signal),
    [path, from, to],
  );
  return html`<section aria-label="Differences" class="difference">
    <div class="compare">
      <label for="field-base">Version ${grouped(version)} compared with version</label>
      <input
        id="field-base"
        type="number"
        min="1"
        max=${last}
        value=${base}
        onInput=${({ target }) => target.value !== '' && onBase(within(Number(target.value), last))}
      />
    </div>
    <${Loaded} of=${difference} what="The comparison">
      ${(data) =>
        html`<${ExportBar}
            path=${`${path}/diff/export`}
            wanted=${{ from_version: from, to_version: to }}
            what="differences"
          />
          <${Table}
            caption=${`Differences from version ${from} to version ${to}`}
            columns=${columns(onVersion)}
            rows=${data.changes}
            empty="The two are the same."
          />`}
    <//>
  </section>`;
}

function columns(onVersion) {
  return [
    { name: 'Value', cell: ({ path }) => html`<strong>${spoken(path)}</strong>` },
    { name: 'Before', number: true, cell: ({ path, before }) => html`<${Value} of=${before} name=${path} />` },
    { name: 'After', number: true, cell: ({ path, after }) => html`<${Value} of=${after} name=${path} />` },
    {
      name: 'Changed by',
      cell: ({ event }) => html`<${By} event=${event} onVersion=${onVersion} />`,
    },
  ];
}

function By({ event, onVersion }) {
  return html`<button type="button" class="link" onClick=${() => onVersion(event.version)}>
      v${event.version}
    </button>${' '}<${EventType} type=${event.event_type} />
    <div class="muted"><${Moment} at=${event.occurred_at} short /> · <${Actor} event=${event} /></div>`;
}

function within(version, last) {
  return Math.max(1, Math.min(last, version || 1));
}
