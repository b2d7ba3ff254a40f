import { html } from '../lib/preact.js';

/**
 * A status in a word, with a mark and a colour beside it: never the colour alone.
 *
 * @param {{tone: 'good' | 'wait' | 'bad' | 'plain', children: unknown}} props
 */
export function Status({ tone, children }) {
  return html`<span class=${`status ${tone}`}>
    <span aria-hidden="true">${MARKS[tone]}</span> ${children}
  </span>`;
}

const MARKS = { good: '✓', wait: '●', bad: '✕', plain: '○' };

const TONES = {
  PASSED: 'good',
  CLEAN: 'good',
  SEALED: 'good',
  RUNNING: 'wait',
  BEHIND: 'wait',
  FAILED: 'bad',
  BROKEN_OFF: 'bad',
  BROKEN: 'bad',
  DIFFERENT: 'bad',
  FILLED: 'good',
  PENDING: 'wait',
  ACCEPTED: 'wait',
  PARTIALLY_FILLED: 'wait',
  PENDING_CANCEL: 'wait',
  PENDING_REPLACE: 'wait',
  SUSPENDED: 'wait',
  REJECTED: 'bad',
  DENIED: 'bad',
};

/** The tone of a status word of the service. */
export function toneOf(word) {
  return TONES[word] ?? 'plain';
}
