package dev.blotter.http;

import dev.blotter.kernel.Actor;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Who asks, from a token that was checked. */
@RequestScoped
public class Caller {

  private final SecurityIdentity identity;

  public Caller(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** The caller in the strongest role that the token has. */
  public Actor actor() {
    return new Actor(type(), subject());
  }

  /** The user that the caller is, or empty where the token's subject is no user. */
  public Optional<UUID> userId() {
    return Texts.uuid(subject());
  }

  /** True where the caller may see what belongs to that user. */
  public boolean sees(UUID userId) {
    return isOperator() || identity.hasRole(Roles.AUDITOR) || isUser(userId);
  }

  /** Refuses to go on unless what belongs to that user may be seen by the caller. */
  public void mustSee(UUID userId) {
    if (!sees(userId)) {
      throw RequestProblem.noUser();
    }
  }

  /** Refuses to go on unless the caller may act for that user. */
  public void mustActFor(UUID userId) {
    if (!isOperator() && !isUser(userId)) {
      throw RequestProblem.noUser();
    }
  }

  /** The user who must own what the caller changes, or null for an operator, who may change all. */
  public @Nullable UUID ownerOrAny() {
    return isOperator() ? null : ownId();
  }

  public boolean isOperator() {
    return identity.hasRole(Roles.OPERATOR);
  }

  /** The user that the caller is; a 403 where the token's subject is no user. */
  public UUID ownId() {
    return userId().orElseThrow(() -> RequestProblem.of(HttpError.FORBIDDEN, "no user's token"));
  }

  /** The subject of the token: other claims may name the same person in other ways. */
  private String subject() {
    return identity.getPrincipal() instanceof JsonWebToken token
        ? token.getSubject()
        : identity.getPrincipal().getName();
  }

  private boolean isUser(UUID userId) {
    return userId().filter(userId::equals).isPresent();
  }

  private Actor.Type type() {
    if (isOperator()) {
      return Actor.Type.OPERATOR;
    }
    if (identity.hasRole(Roles.VENUE)) {
      return Actor.Type.VENUE;
    }
    return identity.hasRole(Roles.TRADER) ? Actor.Type.TRADER : Actor.Type.AUDITOR;
  }
}
