import { html, useMemo } from '../lib/preact.js';
import { changedPaths } from '../core/difference.js';
import { grouped } from '../core/figures.js';
import { ExportBar } from '../ui/export-bar.js';
import { FaultNote } from '../ui/fault.js';
import { JsonTable } from '../ui/json-table.js';

const NOTHING = new Set();

/** What the aggregate was at a version, with what the event of that version changed. */
export function StatePanel({ path, shown }) {
  const { before, state } = shown;
  const changed = useMemo(() => (before ? changedPaths(before, state) : NOTHING), [before, state]);
  if (shown.fault !== null) {
    return html`<${FaultNote} fault=${shown.fault} what="The state" retry=${shown.retry} />`;
  }
  if (state === null) {
    return html`<p class="muted" aria-busy="true">Loading …</p>`;
  }
  return html`<section aria-label="State" class="state" data-version=${shown.version}>
    <p class="muted">
      State after version ${grouped(shown.version)}, replayed from the
      events${before && `; ${changed.size} values changed with it`}.
    </p>
    <${ExportBar} path=${`${path}/state/export`} wanted=${{ version: shown.version }} what="the state" />
    <${JsonTable} value=${state} label="State" changed=${changed} />
  </section>`;
}
