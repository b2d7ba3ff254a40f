import { html } from '../lib/preact.js';
import { counted } from '../core/figures.js';
import { Copyable } from '../ui/copyable.js';
import { Value } from '../ui/value.js';
import { UserLink } from '../ui/link.js';
import { ExportBar } from '../ui/export-bar.js';
import { Progress } from '../ui/progress.js';
import { Status, toneOf } from '../ui/status.js';
import { Table } from '../ui/table.js';

const COLUMNS = [
  { name: 'Difference', cell: ({ kind }) => html`<code class="code">${kind}</code>` },
  { name: 'Read model', cell: ({ read_model: name }) => name },
  { name: 'Id', cell: ({ id }) => (id ? html`<${Copyable} text=${id} short />` : '–') },
  { name: 'User', cell: ({ user_id: id }) => (id ? html`<${UserLink} id=${id} />` : '–') },
  { name: 'Field', cell: ({ field, rule }) => what(field, rule) },
  { name: 'By the log', number: true, cell: ({ expected, field }) => html`<${Value} of=${expected} name=${field} />` },
  { name: 'Shown', number: true, cell: ({ actual, field }) => html`<${Value} of=${actual} name=${field} />` },
];

function what(field, rule) {
  return html`${field ?? '–'}${rule && html`<br /><span class="muted">${rule}</span>`}`;
}

/** How far a reconciliation is, or how it ended and what differs. */
export function ReconciliationResult({ run }) {
  const differences = run.differences ?? [];
  return html`<section class="card run" aria-label="Reconciliation">
    <p><${Status} tone=${toneOf(run.status)}>${run.status}<//> ${sentence(run)} ${parked(run)}</p>
    ${run.error && html`<p>${run.error}</p>`}
    <${Progress}
      label="Users checked"
      done=${run.users_checked}
      total=${run.users_total}
      unit="users"
    />
    ${
      differences.length > 0 &&
      html`<${Table} caption="Differences" columns=${COLUMNS} rows=${differences} empty="" />
        <${ExportBar}
          path=${`audit/reconciliations/${encodeURIComponent(run.id)}/differences/export`}
          what="differences"
        />`
    }
  </section>`;
}

function sentence({ status, rows_checked: rows, difference_count: found, differences }) {
  if (status === 'CLEAN') {
    return `${counted(rows, 'row')} compared; all are what the log says.`;
  }
  const rest = found > (differences ?? []).length ? ' The first are shown.' : '';
  return status === 'DIFFERENT' ? `${counted(found, 'difference')}.${rest}` : '';
}

// No difference: the service knows of them, and of what it has not applied yet.
function parked({ parked_count: count }) {
  return count > 0 ? `${counted(count, 'read model')} end before an event that is set aside.` : '';
}
