import { useEffect } from '../lib/preact.js';
import { go } from '../core/route.js';
import { focusOn } from '../ui/focus.js';

/** Keys that work everywhere but where one types: `/` leads into the search. */
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
  if (!focusOn('field-find')) {
    go('search');
  }
}

function isTyping(element) {
  return element.matches?.('input:not([type=range]), textarea, select') ?? false;
}
