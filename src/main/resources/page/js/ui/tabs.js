import { html, useRef } from '../lib/preact.js';

/**
 * Tabs as the ARIA practices have them: one stop for the tab key, arrows between them.
 *
 * @param {{label: string, tabs: {key: string, name: string}[], chosen: string,
 *   onChoose: (key: string) => void, children: unknown}} props
 */
export function Tabs({ label, tabs, chosen, onChoose, children }) {
  const list = useRef(null);
  const onKeyDown = (event) => {
    const at = tabs.findIndex((tab) => tab.key === chosen);
    const next = target(event.key, at, tabs.length);
    if (next !== null) {
      event.preventDefault();
      onChoose(tabs[next].key);
      list.current.children[next].focus();
    }
  };
  return html`<div class="tabs">
    <div role="tablist" aria-label=${label} ref=${list} onKeyDown=${onKeyDown}>
      ${tabs.map(
        ({ key, name }) =>
          html`<button
            type="button"
            role="tab"
            id=${`tab-${key}`}
            aria-selected=${String(key === chosen)}
            aria-controls="tab-panel"
            tabindex=${key === chosen ? 0 : -1}
            onClick=${() => onChoose(key)}
          >
            ${name}
          </button>`,
      )}
    </div>
    <div id="tab-panel" role="tabpanel" aria-labelledby=${`tab-${chosen}`} tabindex="0">
      ${children}
    </div>
  </div>`;
}

function target(key, at, count) {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return (at + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
