/**
 * What a token says of itself; only the service can say whether it is true.
 *
 * @typedef {{subject: string, roles: string[], expiresAt: Date | null}} Claims
 * @param {string} token
 * @returns {Claims | null} null where it is no JSON web token
 */
export function claimsOf(token) {
  const parts = token.split('.');
  if (parts.length !== 3) {
    return null;
  }
  try {
    const claims = JSON.parse(text(parts[1]));
    return {
      subject: String(claims.sub ?? claims.upn ?? 'unknown'),
      roles: [].concat(claims.groups ?? []),
      expiresAt: claims.exp ? new Date(claims.exp * 1000) : null,
    };
  } catch {
    return null;
  }
}

/** Whether the token is past its time by this machine's clock. */
export function isExpired(claims, now = Date.now()) {
  return claims.expiresAt !== null && claims.expiresAt.getTime() <= now;
}

function text(base64url) {
  const binary = atob(base64url.replace(/-/g, '+').replace(/_/g, '/'));
  return new TextDecoder().decode(Uint8Array.from(binary, (c) => c.charCodeAt(0)));
}
