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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a moment which tokens were found good, since checking a signature and reading the
 * claims is a fifth of what a command costs. What was refused is never remembered, and nothing is
 * remembered of a token beyond its end: whether it is taken for a little longer, the verifier says.
 * A key that is withdrawn counts for that moment more.
 */
@ApplicationScoped
@Alternative
@Priority(1)
class VerifiedTokens extends JWTCallerPrincipalFactory {

  private static final Duration MOMENT = Duration.ofSeconds(60);
  private static final int TOKENS = 10_000;

  /** The claims that are times, in seconds since 1970. */
  private static final List<String> TIMES = List.of("exp", "iat", "nbf");

  /**
   * A year of more than four digits is a mistake, and some are beyond what can be reckoned with.
   */
  private static final long LATEST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  /** OpenID Connect Core 1.0, section 2. */
  private static final int LONGEST_SUBJECT = 255;

  private static final String NO_SUBJECT =
      "sub must be 1 to 255 characters that can be seen, since it is written down for ever";

  private static final String NO_TIME = "exp, iat and nbf must be times up to the year 9999";

  private final JWTCallerPrincipalFactory verifier;
  private final InstantSource clock;
  private final Cache<String, JWTCallerPrincipal> verified =
      Caffeine.newBuilder().maximumSize(TOKENS).expireAfterWrite(MOMENT).build();

  @Inject
  VerifiedTokens(InstantSource clock) {
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
    var found = verified(token, context);
    if (isGood(found)) {
      verified.put(token, found);
    }
    return found;
  }

  private JWTCallerPrincipal verified(String token, JWTAuthContextInfo context)
      throws ParseException {
    try {
      var found = verifier.parse(token, context);
      mustHold(isSubject(found.getSubject()), NO_SUBJECT);
      mustHold(TIMES.stream().allMatch(name -> isTime(found.getClaim(name))), NO_TIME);
      return found;
    } catch (ArithmeticException | ClassCastException unforeseen) {
      throw new ParseException("a claim is not what it must be", unforeseen);
    }
  }

  private static void mustHold(boolean holds, String otherwise) throws ParseException {
    if (!holds) {
      throw new ParseException(otherwise);
    }
  }

  private static boolean isSubject(@Nullable String name) {
    return name != null
        && !name.isBlank()
        && name.length() <= LONGEST_SUBJECT
        && Texts.isPlain(name);
  }

  private static boolean isTime(@Nullable Object claim) {
    return claim == null
        || (claim instanceof Number seconds
            && seconds.longValue() >= 0
            && seconds.longValue() <= LATEST);
  }

  private boolean isGood(JWTCallerPrincipal token) {
    return clock.instant().isBefore(Instant.ofEpochSecond(token.getExpirationTime()));
  }
}
