import { html, useState } from '../lib/preact.js';
import { plain } from '../core/plain.js';
import { go } from '../core/route.js';
import { session } from '../core/session.js';
import { FaultNote } from '../ui/fault.js';
import { useAwaitedFocus } from '../ui/focus.js';
import { find, isAddress } from './find.js';

const NOTHING_YET = { busy: false, missing: '', fault: null };

/** One box for whatever an auditor has at hand: an id, a client's order id, a symbol. */
export function FindBox() {
  const [text, setText] = useState('');
  const [state, setState] = useState(NOTHING_YET);
  useAwaitedFocus('field-find');
  const submit = async (event) => {
    event.preventDefault();
    const wanted = text.trim();
    if (wanted !== '' && !state.busy) {
      setState({ ...NOTHING_YET, busy: true });
      setState(await found(wanted));
    }
  };
  return html`<form class="find" role="search" aria-label="Find" onSubmit=${submit}>
      <label for="field-find" class="visually-hidden">Find an id, a client order id or a symbol</label>
      <input
        id="field-find"
        type="search"
        value=${text}
        placeholder="Any id of an order, position, user, event, execution or command; client order id; symbol; e-mail"
        autocomplete="off"
        spellcheck="false"
        onInput=${(event) => setText(event.target.value)}
      />
      <button class="main" disabled=${state.busy}>${state.busy ? 'Finding …' : 'Find'}</button>
    </form>
    <${Outcome} ...${state} />`;
}

/** Goes where it is shown, or tells why not. */
async function found(wanted) {
  try {
    const place = await find(wanted, roles());
    if (place === null) {
      return { ...NOTHING_YET, missing: wanted };
    }
    go(...place);
    return NOTHING_YET;
  } catch (fault) {
    return { ...NOTHING_YET, fault };
  }
}

function Outcome({ missing, fault }) {
  if (fault !== null) {
    return html`<${FaultNote} fault=${fault} what="The search" />`;
  }
  return html`<div role="status">
    ${missing !== '' && html`<p class="note missing">${whyMissing(missing)}</p>`}
  </div>`;
}

function whyMissing(text) {
  if (!isAddress(text)) {
    return html`Nothing was found for <strong>${plain(text)}</strong>: it is no id of an order, position,
      portfolio, user, event, execution or command, no client's name for an order, and no symbol.`;
  }
  return roles().includes('operator')
    ? html`No user has the address <strong>${plain(text)}</strong>.`
    : html`Only an operator may look for an e-mail address: <strong>${plain(text)}</strong> was not looked
        for. An id with an @ in it can be searched for by its field.`;
}

function roles() {
  return session.get().user?.claims.roles ?? [];
}
