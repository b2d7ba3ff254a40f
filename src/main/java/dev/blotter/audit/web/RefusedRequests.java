package dev.blotter.audit.web;

import dev.blotter.audit.refusal.RefusedCommand;
import dev.blotter.http.AllowedMethods;
import dev.blotter.http.Caller;
import dev.blotter.http.Exchange;
import dev.blotter.http.Headers;
import dev.blotter.http.IdempotencyKey;
import dev.blotter.http.Refused;
import dev.blotter.http.Roles;
import dev.blotter.http.Target;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes of an answered request what the record of refusals keeps of it. */
@Singleton
final class RefusedRequests {

  /** Longer than any subject that an index could not hold. */
  private static final int LONGEST_SUBJECT = 256;

  private final AllowedMethods methods;
  private final InstantSource clock;

  RefusedRequests(AllowedMethods methods, InstantSource clock) {
    this.methods = methods;
    this.clock = clock;
  }

  /** Empty where it was for no operation that changes anything: it was no command. */
  Optional<RefusedCommand> read(RoutingContext context, Refused refused) {
    return methods
        .target(context.request().method().name(), context.normalizedPath())
        .filter(Target::changes)
        .map(target -> command(context, refused, target));
  }

  private RefusedCommand command(RoutingContext context, Refused refused, Target target) {
    var request = context.request();
    var identity = identity(context);
    return new RefusedCommand(
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        identity == null ? null : subject(identity),
        identity == null ? List.of() : Roles.ALL.stream().filter(identity::hasRole).toList(),
        target.operation(),
        request.method().name(),
        target.template(),
        target.path(),
        target.userId(),
        refused.code(),
        refused.status(),
        Exchange.correlationIdOf(context),
        IdempotencyKey.orNull(request.getHeader(Headers.IDEMPOTENCY_KEY)));
  }

  /** Null where no token was found good, or nobody had asked for one yet. */
  private static @Nullable SecurityIdentity identity(RoutingContext context) {
    return context.user() instanceof QuarkusHttpUser user
            && !user.getSecurityIdentity().isAnonymous()
        ? user.getSecurityIdentity()
        : null;
  }

  /** No text of PostgreSQL holds the character of code 0. */
  private static String subject(SecurityIdentity identity) {
    var subject = new Caller(identity).actor().id().replace('\0', ' ');
    return subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT));
  }
}
