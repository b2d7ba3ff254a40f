package dev.blotter.app;

import io.smallrye.jwt.build.Jwt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Signs tokens of the shape that MicroProfile JWT asks for. */
public final class Tokens {
  /** Who the service's own tokens are from. */
  public static final String ISSUER = "blotter";

  private final TokenKeys keys;
  private final Clock clock;

  public Tokens(TokenKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * A signed token.
   *
   * @param role the only group
   * @param subject who it is for: a user's id for a trader
   * @param ttl how long it is good for
   */
  public String token(String role, String subject, Duration ttl) {
    Instant now = clock.instant();
    return Jwt.issuer(ISSUER)
        .subject(subject)
        .upn(subject)
        .groups(role)
        .issuedAt(now)
        .expiresAt(now.plus(ttl))
        .claim("jti", UUID.randomUUID().toString())
        .sign(keys.privateKey());
  }
}
