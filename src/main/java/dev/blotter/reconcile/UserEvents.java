package dev.blotter.reconcile;

import dev.blotter.eventlog.Criterion;
import dev.blotter.eventlog.EventCriteria;
import dev.blotter.eventlog.EventSearch;
import dev.blotter.eventlog.EventSearch.Place;
import dev.blotter.eventlog.RecordedEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All that has happened to one user, as the log has it. */
final class UserEvents {

  private static final int PAGE = 250;

  private final EventSearch log;
  private final UUID user;

  UserEvents(EventSearch log, UUID user) {
    this.log = log;
    this.user = user;
  }

  /** Shows a worker all events up to that position, and perhaps some after it, a page at a time. */
  Uni<Void> until(long last, Consumer<List<RecordedEvent>> reader) {
    return pages(last)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .invoke(reader)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Multi<List<RecordedEvent>> pages(long until) {
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
