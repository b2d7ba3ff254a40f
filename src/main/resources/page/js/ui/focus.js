import { useEffect } from '../lib/preact.js';

/** The id of the field that gets the focus as soon as it is on the page. */
let awaited = null;

/** Sets the focus into a field, now or once it is there. @returns {boolean} whether it is there */
export function focusOn(id) {
  const field = document.getElementById(id);
  awaited = field ? null : id;
  field?.focus();
  return field !== null;
}

/** Sets the focus into a field that has come onto the page, where somebody waits for it. */
export function useAwaitedFocus(id) {
  useEffect(() => void (awaited === id && focusOn(id)), []);
}
