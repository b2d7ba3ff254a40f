import { html } from '../lib/preact.js';
import { get } from '../core/api.js';
import { adjust } from '../core/route.js';
import { useLoad } from '../core/load.js';
import { Copyable } from '../ui/copyable.js';
import { DownloadButton } from '../ui/download-button.js';
import { Loaded } from '../ui/fault.js';
import { UserLink } from '../ui/link.js';
import { Page } from '../ui/page.js';
import { History } from './history.js';

/** One order, position, portfolio or user: what happened to it and what it was at any point. */
export function AggregateView({ type, id, query }) {
  const path = `audit/aggregates/${encodeURIComponent(type)}/${encodeURIComponent(id)}`;
  const now = useLoad((signal) => current(path, signal), [path]);
  const place = (changes) => adjust(['aggregates', type, id], { ...placeOf(query), ...changes });
  return html`<${Page}
    title=${`${type.charAt(0).toUpperCase()}${type.slice(1)}`}
    lead=${html`<${Lead} id=${id} type=${type} state=${now.data?.state} user=${now.data?.user} />`}
    tools=${html`<${DownloadButton} path=${`${path}/evidence`} name=${`${type}-${id}.zip`}
      >Download evidence<//
    >`}
  >
    <${Loaded} of=${now} what="This aggregate">
      ${({ version: last, state }) =>
        html`<${History}
          type=${type}
          id=${id}
          path=${path}
          group=${state.group}
          last=${last}
          place=${placeOf(query)}
          onPlace=${place}
        />`}
    <//>
  <//>`;
}

/** What the address says of where one is: the version, the tab and what is compared. */
function placeOf(query) {
  return {
    version: Number(query.get('version')) || undefined,
    tab: query.get('tab') ?? undefined,
    compare: Number(query.get('compare')) || undefined,
    business: query.get('business') ?? undefined,
  };
}

/** What it is now, and whose it is. */
async function current(path, signal) {
  const [state, first] = await Promise.all([
    get(`${path}/state`, {}, signal),
    get(`${path}/events`, { limit: 1 }, signal),
  ]);
  return { ...state, user: first.items[0].user_id };
}

function Lead({ id, type, state, user }) {
  const terms = state?.terms;
  const words =
    terms && `${terms.side} ${terms.quantity} ${terms.symbol} · ${state.client_order_id}`;
  return html`${words && html`<strong>${words}</strong> · `}<${Copyable} text=${id} what=${`${type} id`} />${
    user && html` · of user <${UserLink} id=${user} />`
  }`;
}
