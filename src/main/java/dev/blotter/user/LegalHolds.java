package dev.blotter.user;

import dev.blotter.eventlog.Criterion;
import dev.blotter.eventlog.EventCriteria;
import dev.blotter.eventlog.EventLog;
import dev.blotter.eventlog.EventSearch;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.AggregateType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads from the log itself whether a user's personal data must be kept, and who said so. */
@ApplicationScoped
public class LegalHolds {

  private static final Criterion CHANGES =
      new Criterion.Types(List.of("LegalHoldPlaced", "LegalHoldReleased"));

  private final EventLog log;
  private final EventSearch search;

  LegalHolds(EventLog log, EventSearch search) {
    this.log = log;
    this.search = search;
  }

  /** The user's hold, in force or not; empty where there is no such user. */
  public Uni<Optional<LegalHold>> of(UUID userId) {
    return log.head(AggregateRef.user(userId))
        .chain(
            head ->
                head.isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : newest(userId).map(Optional::of));
  }

  private Uni<LegalHold> newest(UUID userId) {
    return search
        .find(changes(userId), null, 1)
        .map(found -> LegalHold.of(userId, found.isEmpty() ? null : found.getFirst()));
  }

  private static EventCriteria changes(UUID userId) {
    return EventCriteria.of(
        new Criterion.Aggregate(userId), new Criterion.OfType(AggregateType.USER), CHANGES);
  }
}
