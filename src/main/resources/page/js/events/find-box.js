import { html, useState } from '../lib/preact.js';
import { get } from '../core/api.js';
import { go } from '../core/route.js';
import { announce } from '../ui/announce.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const SYMBOL = /^[A-Z][A-Z0-9./-]{0,11}$/;
const ID_FILTERS = ['aggregate_id', 'user_id', 'correlation_id'];

/** One box for whatever an auditor has at hand: an id, a client's order id, a symbol. */
export function FindBox() {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event) => {
    event.preventDefault();
    const wanted = text.trim();
    if (wanted !== '') {
      setBusy(true);
      await find(wanted).catch(() => go('search', { aggregate_id: wanted }));
      setBusy(false);
    }
  };
  return html`<form class="find" role="search" aria-label="Find" onSubmit=${submit}>
    <label for="field-find" class="visually-hidden">Find an id, a client order id or a symbol</label>
    <input
      id="field-find"
      type="search"
      value=${text}
      placeholder="Order, user, position or correlation id; client order id; execution id; symbol"
      autocomplete="off"
      spellcheck="false"
      onInput=${(event) => setText(event.target.value)}
    />
    <button class="main" disabled=${busy}>${busy ? 'Finding …' : 'Find'}</button>
  </form>`;
}

async function find(wanted) {
  if (UUID.test(wanted)) {
    return byId(wanted.toLowerCase());
  }
  if (SYMBOL.test(wanted) && (await any({ symbol: wanted }))) {
    return go('search', { symbol: wanted });
  }
  return byName(wanted);
}

/** An aggregate is shown itself; whatever else the id is, its events are. */
async function byId(id) {
  for (const name of ID_FILTERS) {
    const event = await any({ [name]: id });
    if (event && name === 'aggregate_id') {
      return go(['aggregates', event.aggregate_type, id]);
    }
    if (event) {
      return go('search', { [name]: id });
    }
  }
  announce('Nothing has that id');
  return go('search', { aggregate_id: id });
}

async function byName(text) {
  const name = (await any({ client_order_id: text })) ? 'client_order_id' : 'exec_id';
  return go('search', { [name]: text });
}

async function any(query) {
  return (await get('audit/events', { ...query, limit: 1 })).items[0];
}
