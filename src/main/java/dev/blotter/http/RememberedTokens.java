package dev.blotter.http;

import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.cache.CaffeineCache;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a while which tokens were found to be good, so that not every request checks the
 * same signature again. One that has ended meanwhile is checked again, and refused; one that was
 * refused is never remembered.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class RememberedTokens extends DefaultJWTCallerPrincipalFactory {

  private final CaffeineCache good;
  private final InstantSource clock;

  RememberedTokens(@CacheName("tokens") Cache cache, InstantSource clock) {
    this.good = cache.as(CaffeineCache.class);
    this.clock = clock;
  }

  @Override
  public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context) throws ParseException {
    var known = remembered(token);
    if (known != null) {
      return known;
    }
    var principal = super.parse(token, context);
    good.put(token, CompletableFuture.completedFuture(principal));
    return principal;
  }

  private @Nullable JWTCallerPrincipal remembered(String token) {
    CompletableFuture<JWTCallerPrincipal> found = good.getIfPresent(token);
    if (found == null) {
      return null;
    }
    var principal = found.join();
    return principal.getExpirationTime() > clock.instant().getEpochSecond()
        ? principal
        : null;
  }
}
