import { html } from '../lib/preact.js';
import { UserLink } from '../ui/link.js';
import { Page } from '../ui/page.js';
import { PagedTable } from '../ui/paged-table.js';
import { columnsOf } from './record-columns.js';

/** The register of erasures: whose personal data cannot be read any more. */
export function ErasuresView() {
  return html`<${Page}
    title="Erasures"
    lead="Personal data made unreadable by erasing its key. The register itself holds none."
  >
    <section class="card" aria-label="Register"><${PagedTable}
      path="audit/erasures"
      query=${{}}
      what="The register of erasures"
      caption="Register of erasures"
      columns=${columnsOf({
        User: ({ user_id: id }) => html`<${UserLink} id=${id} />`,
        Asked: ['requested_at'],
        Erased: ['erased_at'],
        By: ['actor_id'],
        Reason: ['reason'],
        Left: ({ remains }) => remains.join(', ') || 'nothing',
      })}
      empty="Nobody's data has been erased."
      exported
    /></section>
  <//>`;
}
