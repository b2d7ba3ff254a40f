import { html, useEffect, useRef, useState } from '../lib/preact.js';
import { probe } from '../core/api.js';
import { expired, signIn } from '../core/session.js';
import { claimsOf, isExpired } from '../core/token.js';

/** Asks for a token and tries it before it lets anyone in. */
export function SignIn({ reason }) {
  const [token, setToken] = useState('');
  const [trouble, setTrouble] = useState(reason);
  const [busy, setBusy] = useState(false);
  const field = useRef(null);
  useEffect(() => {
    document.title = 'Sign in · Blotter audit';
    field.current.focus();
  }, []);
  const submit = async (event) => {
    event.preventDefault();
    setBusy(true);
    setTrouble(await tried(token.trim()));
    setBusy(false);
  };
  return html`<form class="sign-in" onSubmit=${submit}>
    <h1>Sign in</h1>
    <p class="lead">Everything that happened, what follows from it, and the proof.</p>
    ${trouble && html`<p class="note" role="alert">${trouble}</p>`}
    <div class="field">
      <label for="field-token">Bearer token</label>
      <textarea
        id="field-token"
        ref=${field}
        rows="5"
        required
        autocomplete="off"
        spellcheck="false"
        aria-describedby="token-hint"
        value=${token}
        onInput=${(event) => setToken(event.target.value)}
        onKeyDown=${submitOnEnter}
      ></textarea>
      <small id="token-hint" class="muted"
        >From your issuer, or from <code>./blotter token --role auditor</code>. This tab keeps it
        until you sign out or close the tab.</small
      >
    </div>
    <button class="main" disabled=${busy}>${busy ? 'Checking …' : 'Sign in'}</button>
  </form>`;
}

/** Signs in, or tells why not. */
async function tried(token) {
  const claims = claimsOf(token);
  if (claims === null) {
    return 'This is not a token: it has not three parts divided by dots.';
  }
  if (isExpired(claims)) {
    return expired(claims);
  }
  try {
    await probe(token);
  } catch (fault) {
    if (fault.status === 403) {
      return `This page is for auditors and operators; the token is of: ${roles(claims)}.`;
    }
    if (!fault.notAvailable) {
      return `The service refused the token: ${fault.title} (${fault.code}).`;
    }
  }
  signIn(token);
  return '';
}

function roles(claims) {
  return claims.roles.join(', ') || 'nobody';
}

// A token has no lines: the key that makes one is the key that sends it.
function submitOnEnter(event) {
  if (event.key === 'Enter') {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
}
