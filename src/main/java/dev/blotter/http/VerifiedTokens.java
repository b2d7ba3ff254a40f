package dev.blotter.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Remembers for a moment which tokens were found good, since checking a signature and reading the
 * claims is a fifth of what a command costs. What was refused is never remembered, and a token is
 * good no longer than it says itself. A key that is withdrawn counts for that moment more.
 */
@ApplicationScoped
@Alternative
@Priority(1)
public class VerifiedTokens extends JWTCallerPrincipalFactory {

  private static final Duration MOMENT = Duration.ofSeconds(60);
  private static final int TOKENS = 10_000;

  private final JWTCallerPrincipalFactory verifier;
  private final InstantSource clock;
  private final Cache<String, JWTCallerPrincipal> verified =
      Caffeine.newBuilder().maximumSize(TOKENS).expireAfterWrite(MOMENT).build();

  @Inject
  public VerifiedTokens(InstantSource clock) {
    this(new DefaultJWTCallerPrincipalFactory(), clock);
  }

  VerifiedTokens(JWTCallerPrincipalFactory verifier, InstantSource clock) {
    super();
    this.verifier = verifier;
    this.clock = clock;
  }

  /** Who the token names; fails with what is wrong with it. */
  @Override
  public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context) throws ParseException {
    var known = verified.getIfPresent(token);
    if (known != null && isGood(known)) {
      return known;
    }
    var found = verifier.parse(token, context);
    if (isGood(found)) {
      verified.put(token, found);
    }
    return found;
  }

  private boolean isGood(JWTCallerPrincipal token) {
    return clock.instant().isBefore(Instant.ofEpochSecond(token.getExpirationTime()));
  }
}
