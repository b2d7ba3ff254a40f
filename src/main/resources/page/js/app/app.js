import { html } from '../lib/preact.js';
import { route } from '../core/route.js';
import { session } from '../core/session.js';
import { useStore } from '../core/store.js';
import { Announcer } from '../ui/announce.js';
import { Header } from './header.js';
import { useShortcuts } from './shortcuts.js';
import { SignIn } from './sign-in.js';
import { View } from './view.js';

/** The whole page: who is signed in sees the view that the address names. */
export function App() {
  const { user, reason } = useStore(session);
  const place = useStore(route);
  useShortcuts();
  return html`
    <a class="skip" href="#main" onClick=${toMain}>Skip to the content</a>
    <${Header} user=${user} place=${place} />
    <main id="main" tabindex="-1">
      ${
        user === null
          ? html`<${SignIn} reason=${reason} />`
          : html`<${View} place=${place} key=${place.path.join('/')} />`
      }
    </main>
    <${Announcer} />
  `;
}

// The hash is the view's: it cannot name a place on the page as well.
function toMain(event) {
  event.preventDefault();
  document.getElementById('main').focus();
}
