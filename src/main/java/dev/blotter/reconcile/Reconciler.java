package dev.blotter.reconcile;

import dev.blotter.eventlog.Criterion;
import dev.blotter.eventlog.EventCriteria;
import dev.blotter.eventlog.EventSearch;
import dev.blotter.eventlog.EventSearch.Place;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.projection.StoredModels;
import dev.blotter.projection.StoredModels.Moment;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Compares what is stored of some users with what their events lead to. The rows are read at one
 * moment and the events after it: what is in the log up to a moment never changes, so that nothing
 * that happens meanwhile can look like a difference. One connection is taken at a time.
 */
@ApplicationScoped
public class Reconciler {

  private static final int PAGE = 250;

  private final StoredModels stored;
  private final EventSearch log;

  public Reconciler(StoredModels stored, EventSearch log) {
    this.stored = stored;
    this.log = log;
  }

  /** What was found out about each of these users of one lane. */
  public Uni<Findings> check(int lane, List<UUID> users) {
    return stored.of(lane, users).chain(moment -> check(users, moment)).map(Findings::of);
  }

  private Uni<List<UserReplay.Outcome>> check(List<UUID> users, Moment moment) {
    return Multi.createFrom()
        .iterable(users)
        .onItem()
        .transformToUniAndConcatenate(user -> check(user, moment))
        .collect()
        .asList();
  }

  private Uni<UserReplay.Outcome> check(UUID user, Moment moment) {
    var replay = new UserReplay(user, moment, stored.projections());
    return events(user, moment.head())
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .invoke(replay::add)
        .collect()
        .last()
        .chain(replay::outcome);
  }

  /** All of a user's events up to that position, and perhaps some after it, a page at a time. */
  private Multi<List<RecordedEvent>> events(UUID user, long until) {
    var criteria = EventCriteria.of(new Criterion.User(user)).fromTheOldest();
    return Multi.createBy()
        .repeating()
        .uni(
            AtomicReference<@Nullable Place>::new,
            last -> log.find(criteria, last.get(), PAGE).invoke(page -> moveOn(last, page)))
        .whilst(page -> page.size() == PAGE && page.getLast().position().position() < until);
  }

  private static void moveOn(AtomicReference<@Nullable Place> last, List<RecordedEvent> page) {
    if (!page.isEmpty()) {
      last.set(new Place(page.getLast().occurredAt(), page.getLast().position()));
    }
  }
}
