import { html } from '../lib/preact.js';
import { href } from '../core/route.js';
import { signOut } from '../core/session.js';
import { Badge } from '../integrity/badge.js';
import { ClockSwitch, ThemeSwitch } from './switches.js';

const VIEWS = [
  ['search', 'Events'],
  ['integrity', 'Integrity'],
  ['reconciliation', 'Reconciliation'],
  ['erasures', 'Erasures'],
  ['accesses', 'Reads'],
  ['refusals', 'Refusals'],
  ['clocks', 'Clocks'],
];

/** What is the same on every view: where one is, whether the log is intact, who looks at it. */
export function Header({ user, place }) {
  return html`<header class="bar">
    <a class="brand" href=${href('search')}>Blotter <span>audit</span></a>
    ${
      user !== null &&
      html`<nav aria-label="Views">
      ${VIEWS.map(
        ([name, word]) =>
          html`<a href=${href(name)} aria-current=${isAt(place, name) ? 'page' : undefined}
            >${word}</a
          >`,
      )}
    </nav>`
    }
    <div class="bar-end">
      ${user !== null && html`<${Badge} />`}
      <${ClockSwitch} />
      <${ThemeSwitch} />
      ${user !== null && html`<${Who} claims=${user.claims} />`}
    </div>
  </header>`;
}

function Who({ claims }) {
  const roles = claims.roles.join(', ');
  return html`<span class="who" title=${claims.subject}
      ><span class="who-name">${claims.subject}</span> ${roles}</span
    >
    <button type="button" onClick=${() => signOut()}>Sign out</button>`;
}

function isAt(place, name) {
  return (place.path[0] ?? 'search') === name;
}
