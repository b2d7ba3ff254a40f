package dev.blotter.audit.web;

import dev.blotter.audit.access.Access;
import dev.blotter.audit.access.Accesses;
import dev.blotter.http.AllowedMethods;
import dev.blotter.http.Caller;
import dev.blotter.http.Exchange;
import dev.blotter.http.HttpError;
import dev.blotter.http.KeptAddress;
import dev.blotter.http.RequestProblem;
import dev.blotter.kernel.Actor;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Records the request at hand, where it is known who sent it. */
@ApplicationScoped
class AccessRecorder {

  private static final Logger LOG = Logger.getLogger(AccessRecorder.class);

  private static final String DETAIL =
      "it may have been done all the same, where it was to change anything";

  /** Of a resource whose address is written as we do not know it. */
  private static final KeptAddress NOWHERE = new KeptAddress("/v1/audit", null);

  private static final int FIRST_REFUSED = 400;

  private final Accesses accesses;
  private final AllowedMethods methods;
  private final Exchange exchange;
  private final CurrentIdentityAssociation identities;
  private final InstantSource clock;

  AccessRecorder(
      Accesses accesses,
      AllowedMethods methods,
      Exchange exchange,
      CurrentIdentityAssociation identities,
      InstantSource clock) {
    this.accesses = accesses;
    this.methods = methods;
    this.exchange = exchange;
    this.identities = identities;
    this.clock = clock;
  }

  /**
   * Done once the request is recorded with that status; a 503 where it cannot be. Once for each
   * request: what becomes of it after that is not recorded again.
   */
  Uni<Void> record(@Nullable String operation, int status) {
    return record(operation, status, reader -> true);
  }

  /** The same, unless it was about the reader, who may look at what is the reader's own. */
  Uni<Void> recordUnlessOwn(@Nullable String operation, int status) {
    return record(operation, status, reader -> !isOwn(reader));
  }

  private boolean isOwn(Actor reader) {
    var concerned = exchange.concerned();
    return concerned != null && concerned.toString().equals(reader.id());
  }

  private Uni<Void> record(@Nullable String operation, int status, Predicate<Actor> wanted) {
    if (!exchange.first("access recorded")) {
      return Uni.createFrom().voidItem();
    }
    return reader()
        .chain(
            reader ->
                reader
                    .filter(wanted)
                    .map(known -> add(known, operation, status))
                    .orElseGet(() -> Uni.createFrom().voidItem()))
        .onFailure()
        .transform(this::notRecorded);
  }

  /** Empty where nobody has shown who they are: they were shown nothing either. */
  private Uni<Optional<Actor>> reader() {
    return identities
        .getDeferredIdentity()
        .map(
            identity ->
                identity.isAnonymous()
                    ? Optional.<Actor>empty()
                    : Optional.of(new Caller(identity).actor()))
        .onFailure()
        .recoverWithItem(Optional.empty());
  }

  /** Where no resource is, nothing can be shown, and whatever stands there is not kept. */
  private Uni<Void> add(Actor reader, @Nullable String operation, int status) {
    var address =
        methods.kept(exchange.method(), exchange.path(), exchange.query(), status < FIRST_REFUSED);
    return operation == null && address.isEmpty()
        ? Uni.createFrom().voidItem()
        : accesses.add(access(reader, operation, address.orElse(NOWHERE), status));
  }

  private Access access(Actor reader, @Nullable String operation, KeptAddress address, int status) {
    return new Access(
        UUID.randomUUID(),
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        reader,
        operation,
        exchange.method(),
        address.path(),
        address.query(),
        exchange.concerned(),
        status,
        exchange.correlationId());
  }

  private RequestProblem notRecorded(Throwable fault) {
    LOG.warnf("a read was not recorded, trace_id=%s: %s", exchange.correlationId(), fault);
    return RequestProblem.of(HttpError.ACCESS_NOT_RECORDED, DETAIL);
  }
}
