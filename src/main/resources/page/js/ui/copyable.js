import { html, useEffect, useState } from '../lib/preact.js';
import { plain } from '../core/plain.js';
import { announce } from './announce.js';
import { Icon } from './icons.js';

/**
 * An id or another text that one may want elsewhere, with a button that copies it. A short form
 * shows the end of an id: its beginning is the time and alike for all of a day.
 */
export function Copyable({ text, short = false, what = 'id' }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    const timer = copied ? setTimeout(() => setCopied(false), 1500) : 0;
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    await toClipboard(text);
    setCopied(true);
    announce(`Copied ${what}`);
  };
  return html`<span class="copyable">
    <code title=${text}>${plain(short ? shortId(text) : text)}</code>
    <button type="button" class="quiet icon" aria-label=${`Copy ${what} ${text}`} onClick=${copy}>
      <${Icon} name=${copied ? 'done' : 'copy'} />
    </button>
  </span>`;
}

/** `…ceda64f1`: what tells one id from another at a glance. */
export function shortId(id) {
  return id.length > 12 ? `…${id.slice(-8)}` : id;
}

// Browsers offer the clipboard only with TLS or on the same machine; the old way works everywhere.
async function toClipboard(text) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand('copy');
  field.remove();
}
