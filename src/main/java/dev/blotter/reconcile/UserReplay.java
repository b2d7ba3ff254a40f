package dev.blotter.reconcile;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.projection.Projection;
import dev.blotter.projection.StoredModels.Moment;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Takes one user's events in order, and says what is not as they lead to. */
final class UserReplay {

  private final UUID user;
  private final long head;
  private final List<ModelReplay<?>> models = new ArrayList<>();
  private final CrossFoot crossFoot;
  private final Map<UUID, Long> versions = new HashMap<>();
  private final List<Difference> found = new ArrayList<>();
  private boolean whole = true;

  UserReplay(UUID user, Moment moment, List<Projection<?>> projections) {
    this.user = user;
    this.head = moment.head();
    this.crossFoot = new CrossFoot(user);
    projections.forEach(p -> models.add(new ModelReplay<>(p, user, moment.of(p))));
  }

  /** Events behind the moment that the rows are of are left out. */
  void add(List<RecordedEvent> events) {
    events.stream().filter(e -> e.position().position() <= head).forEach(this::add);
  }

  private void add(RecordedEvent event) {
    if (follows(event)) {
      crossFoot(event);
      models.forEach(model -> model.add(event));
    }
  }

  /** An event that is missing is told once; what it leads to cannot be known. */
  private boolean follows(RecordedEvent event) {
    long before = versions.getOrDefault(event.aggregate().id(), 0L);
    versions.put(event.aggregate().id(), event.version());
    if (event.version() != before + 1 && whole) {
      whole = false;
      found.add(
          Difference.notReplayable(
              event.aggregate().type().label() + "s",
              event,
              "version %d follows on %d".formatted(event.version(), before)));
    }
    return whole;
  }

  private void crossFoot(RecordedEvent event) {
    if (crossFoot.holds()) {
      crossFoot.add(event);
    }
  }

  /** What is not as it should be, once all events are there. */
  Uni<Outcome> outcome() {
    long rows = models.stream().mapToLong(ModelReplay::rowCount).sum();
    if (!whole) {
      return Uni.createFrom().item(new Outcome(user, rows, found));
    }
    return Multi.createFrom()
        .iterable(models)
        .onItem()
        .transformToUniAndConcatenate(ModelReplay::compare)
        .collect()
        .asList()
        .map(all -> outcome(rows, all));
  }

  private Outcome outcome(long rows, List<List<Difference>> all) {
    all.forEach(found::addAll);
    found.addAll(crossFoot.differences());
    return new Outcome(user, rows, found);
  }

  /**
   * How it stands with one user.
   *
   * @param rows how many were compared
   */
  record Outcome(UUID user, long rows, List<Difference> differences) {
    Outcome {
      differences = List.copyOf(differences);
    }
  }
}
