import { html } from '../lib/preact.js';
import { useStore } from '../core/store.js';
import { clock } from '../core/time.js';
import { nextTheme, theme } from './theme.js';

const WORDS = { system: 'Auto', light: 'Light', dark: 'Dark' };

/** Between UTC and the machine's own time. */
export function ClockSwitch() {
  const zone = useStore(clock);
  return html`<button
    type="button"
    class="quiet"
    aria-label=${`Times in ${zone === 'utc' ? 'UTC' : 'local time'}; change`}
    onClick=${() => clock.set(zone === 'utc' ? 'local' : 'utc')}
  >
    ${zone === 'utc' ? 'UTC' : 'Local'}
  </button>`;
}

/** Between the machine's colours, light and dark. */
export function ThemeSwitch() {
  const chosen = useStore(theme);
  return html`<button
    type="button"
    class="quiet"
    aria-label=${`Colours: ${WORDS[chosen]}; change`}
    onClick=${() => theme.set(nextTheme(chosen))}
  >
    ${WORDS[chosen]}
  </button>`;
}
