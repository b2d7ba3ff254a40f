import { html } from '../lib/preact.js';
import { get } from '../core/api.js';
import { numberIn } from '../core/params.js';
import { plain } from '../core/plain.js';
import { adjust } from '../core/route.js';
import { useLoad } from '../core/load.js';
import { Copyable } from '../ui/copyable.js';
import { DownloadButton } from '../ui/download-button.js';
import { FaultNote, Loaded } from '../ui/fault.js';
import { UserLink } from '../ui/link.js';
import { Page } from '../ui/page.js';
import { pagesOf } from './events-of.js';
import { History } from './history.js';

/**
 * One order, position, portfolio or user: what happened to it and what it was at any point. Where its
 * history is broken, that is said above what there is of it.
 */
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
      ${({ version: last, state, broken, events }) =>
        html`${broken && html`<${FaultNote} fault=${broken} retry=${now.reload} />`}
          ${
            last > 0 &&
            html`<${History}
              type=${type}
              id=${id}
              path=${path}
              group=${state?.group}
              events=${events}
              last=${last}
              place=${placeOf(query)}
              onPlace=${place}
            />`
          }`}
    <//>
  <//>`;
}

/** What the address says of where one is: the version, the tab and what is compared. */
function placeOf(query) {
  return {
    version: numberIn(query, 'version'),
    tab: query.get('tab') ?? undefined,
    compare: numberIn(query, 'compare'),
    business: query.get('business') ?? undefined,
  };
}

/** What it is now, and whose it is. */
async function current(path, signal) {
  const [state, first] = await Promise.all([
    get(`${path}/state`, {}, signal).catch((fault) => known(fault, path, signal)),
    get(`${path}/events`, { limit: 1 }, signal),
  ]);
  return { ...state, user: first.items[0]?.user_id };
}

/** What the log still has of it where what it is now cannot be told. */
async function known(fault, path, signal) {
  if (fault.code !== 'HISTORY_BROKEN') {
    throw fault;
  }
  const events = [];
  for await (const page of pagesOf(path, signal)) {
    events.push(...page);
  }
  return { broken: fault, events, version: events.at(-1)?.version ?? 0 };
}

function Lead({ id, type, state, user }) {
  const terms = state?.terms;
  const words =
    terms && `${terms.side} ${terms.quantity} ${terms.symbol} · ${state.client_order_id}`;
  return html`${words && html`<strong>${plain(words)}</strong> · `}<${Copyable} text=${id} what=${`${type} id`} />${
    user && html` · of user <${UserLink} id=${user} />`
  }`;
}
