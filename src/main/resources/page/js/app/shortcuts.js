import { useEffect } from '../lib/preact.js';
import { go } from '../core/route.js';

/** Keys that work everywhere but where one types: `/` leads to the search. */
export function useShortcuts() {
  useEffect(() => {
    const onKeyDown = (event) => {
      if (event.key === '/' && !isTyping(event.target) && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        toSearch();
      }
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}

function toSearch() {
  const box = document.getElementById('field-find');
  if (box) {
    box.focus();
  } else {
    go('search');
  }
}

function isTyping(element) {
  return element.matches?.('input:not([type=range]), textarea, select') ?? false;
}
