import { store } from '../core/store.js';

const KEY = 'blotter.audit.theme';
const CHOICES = ['system', 'light', 'dark'];

/** 'system' follows the machine's own choice. */
export const theme = store(CHOICES.find((one) => one === localStorage.getItem(KEY)) ?? 'system');

/** Keeps the page in the colours that are chosen. */
export function applyTheme() {
  const apply = (chosen) => {
    document.documentElement.dataset.theme = chosen;
    localStorage.setItem(KEY, chosen);
  };
  apply(theme.get());
  theme.subscribe(apply);
}

/** From the machine's choice to light, to dark, and round. */
export function nextTheme(now) {
  return CHOICES[(CHOICES.indexOf(now) + 1) % CHOICES.length];
}
