package dev.blotter.audit;

import dev.blotter.eventlog.EventLog;
import dev.blotter.eventlog.EventRow;
import dev.blotter.eventlog.MissingEvent;
import dev.blotter.eventlog.StoredEvents;
import dev.blotter.eventlog.StreamHead;
import dev.blotter.kernel.AggregateRef;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Reads what happened to one aggregate, oldest first. */
@ApplicationScoped
public class Timeline {

  private static final int BATCH = 1_000;

  private final EventLog log;
  private final StoredEvents stored;

  public Timeline(EventLog log, StoredEvents stored) {
    this.log = log;
    this.stored = stored;
  }

  /** Events from that version on, at most so many. */
  public Uni<List<EventRow>> page(AggregateRef aggregate, long fromVersion, int limit) {
    return stored.rows(aggregate, fromVersion - 1, limit);
  }

  /**
   * The version that an aggregate had at a moment, as the log was then; zero before its first.
   *
   * @param head what it has come to
   * @return fails with {@link MissingEvent} where the log lacks the next, which may have been there
   */
  public Uni<Long> versionAt(StreamHead head, Instant at) {
    return log.versionAt(head.aggregate(), at).call(version -> mustGoOn(head, version));
  }

  private Uni<Void> mustGoOn(StreamHead head, long version) {
    return version < head.version()
        ? page(head.aggregate(), version + 1, 1)
            .invoke(next -> mustGoOn(head, version, next))
            .replaceWithVoid()
        : Uni.createFrom().voidItem();
  }

  private static void mustGoOn(StreamHead head, long version, List<EventRow> next) {
    if (next.isEmpty()) {
      MissingEvent.unlessReached(head.aggregate(), version, head.version());
    } else {
      MissingEvent.unlessNext(head.aggregate(), next.getFirst().aggregateVersion(), version);
    }
  }

  /**
   * Every event after one version and up to another that the log has, read in batches as they are
   * asked for.
   */
  public Multi<List<EventRow>> between(AggregateRef aggregate, long after, long until) {
    return Multi.createBy()
        .repeating()
        .uni(() -> new AtomicLong(after), read -> batch(aggregate, read, until))
        .whilst(events -> events.size() == BATCH)
        .map(events -> until(events, until))
        .filter(events -> !events.isEmpty());
  }

  /** Where the log lacks a version, a batch of so many goes on behind what was asked for. */
  private static List<EventRow> until(List<EventRow> events, long until) {
    return events.isEmpty() || events.getLast().aggregateVersion() <= until
        ? events
        : events.stream().filter(event -> event.aggregateVersion() <= until).toList();
  }

  private Uni<List<EventRow>> batch(AggregateRef aggregate, AtomicLong read, long until) {
    int limit = Math.clamp(until - read.get(), 0, BATCH);
    return limit == 0
        ? Uni.createFrom().item(List.of())
        : stored.rows(aggregate, read.get(), limit).invoke(events -> goOn(read, events));
  }

  /** From the last version, not by their number: one may be missing. */
  private static void goOn(AtomicLong read, List<EventRow> events) {
    if (!events.isEmpty()) {
      read.set(events.getLast().aggregateVersion());
    }
  }
}
