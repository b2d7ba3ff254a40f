package dev.blotter.http;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** When the token of a request is refused at the latest, which is when its streams end too. */
@RequestScoped
public class TokenEnd {

  private final SecurityIdentity identity;
  private final int skewSeconds;

  /**
   * @param skewSeconds for how long after its end the verifier takes a token, since clocks differ
   */
  public TokenEnd(
      SecurityIdentity identity,
      @ConfigProperty(name = "mp.jwt.verify.clock.skew") int skewSeconds) {
    this.identity = identity;
    this.skewSeconds = skewSeconds;
  }

  /** From when on the token is taken no longer, or null where it does not end. */
  public @Nullable Instant at() {
    return identity.getPrincipal() instanceof JsonWebToken token && token.getExpirationTime() > 0
        ? Instant.ofEpochSecond(token.getExpirationTime()).plusSeconds(skewSeconds)
        : null;
  }
}
