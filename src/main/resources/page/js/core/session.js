import { claimsOf, isExpired } from './token.js';
import { store } from './store.js';

const KEY = 'blotter.audit.token';
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Who is signed in, or null with the reason why nobody is. The token lives in this tab's session
 * storage and nowhere else.
 *
 * @typedef {{token: string, claims: import('./token.js').Claims}} SignedIn
 * @typedef {{user: SignedIn | null, reason: string}} Session
 */
export const session = store(restored());

let timer = 0;
watchExpiry();

/** @param {string} token one that is known to be well formed */
export function signIn(token) {
  sessionStorage.setItem(KEY, token);
  session.set({ user: { token, claims: claimsOf(token) }, reason: '' });
  watchExpiry();
}

/** @param {string} reason shown on the page that asks to sign in */
export function signOut(reason = 'You have signed out.') {
  sessionStorage.removeItem(KEY);
  clearTimeout(timer);
  session.set({ user: null, reason });
}

/** The service did not take the token. */
export function refused(fault) {
  const { user } = session.get();
  if (user !== null) {
    signOut(isExpired(user.claims) ? expired(user.claims) : `${fault.title} (${fault.code}).`);
  }
}

/** @returns {string} */
export function expired(claims) {
  return `Your token expired at ${claims.expiresAt.toISOString()}. Sign in with a new one.`;
}

/** @returns {Session} */
function restored() {
  const token = sessionStorage.getItem(KEY);
  const claims = token === null ? null : claimsOf(token);
  return { user: claims === null ? null : { token, claims }, reason: '' };
}

function watchExpiry() {
  clearTimeout(timer);
  const { user } = session.get();
  if (user?.claims.expiresAt) {
    const left = user.claims.expiresAt.getTime() - Date.now();
    timer = setTimeout(
      () => (left > LONGEST_TIMER ? watchExpiry() : signOut(expired(user.claims))),
      Math.min(Math.max(left, 0), LONGEST_TIMER),
    );
  }
}
