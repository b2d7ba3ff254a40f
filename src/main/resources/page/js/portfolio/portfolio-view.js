import { html } from '../lib/preact.js';
import { get } from '../core/api.js';
import { useLoad } from '../core/load.js';
import { adjust, href } from '../core/route.js';
import { LegalHold } from '../records/legal-hold.js';
import { Copyable } from '../ui/copyable.js';
import { ExportBar } from '../ui/export-bar.js';
import { Loaded } from '../ui/fault.js';
import { Page } from '../ui/page.js';
import { Holdings } from './holdings.js';
import { Overview } from './overview.js';
import { Range } from './range.js';

const POINTS = 200;
const PLACE = ['currency', 'from', 'to', 'at'];

/** A user's money over time, and what the user had at any point of it. */
export function PortfolioView({ user, query }) {
  const place = Object.fromEntries(PLACE.map((name) => [name, query.get(name)]));
  const base = `audit/users/${encodeURIComponent(user)}`;
  const history = useLoad(
    (signal) =>
      get(
        `${base}/portfolio/history`,
        { currency: place.currency, from: place.from, to: place.to, points: POINTS },
        signal,
      ),
    [base, place.currency, place.from, place.to],
  );
  const exports = html`<${ExportBar}
    path=${`${base}/portfolio/history/export`}
    wanted=${{ currency: place.currency, from: place.from, to: place.to }}
    what="money over time"
    note="Every change, signed by the service, and no proof."
  />`;
  const onPlace = (changes) => adjust(['users', user], { ...place, ...changes });
  const lead = html`User <${Copyable} text=${user} what="user id" />${' · '}
    <a href=${href('search', { user_id: user })}>events</a>`;
  return html`<${Page} title="Portfolio over time" lead=${lead}>
    <${LegalHold} base=${base} />
    <${Range} place=${place} onPlace=${onPlace} key=${`${place.from} ${place.to}`} />
    <${Loaded} of=${history} what="The portfolio over time">
      ${(data) =>
        data.points.length === 0
          ? html`<p class="muted">Nothing happened in this time.</p>`
          : html`<${Overview} data=${data} at=${place.at} onPlace=${onPlace} exports=${exports} />`}
    <//>
    <${Holdings} base=${base} at=${place.at} />
  <//>`;
}
