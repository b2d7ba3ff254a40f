package dev.blotter.reconcile;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.eventlog.UnreplayableEvent;
import dev.blotter.projection.Projection;
import dev.blotter.projection.RowPrint;
import dev.blotter.projection.StoredModels.Moment;
import dev.blotter.reconcile.CloserLook.Doubt;
import dev.blotter.reconcile.Difference.Kind;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Takes one user's events in order, and says what is not as they lead to. */
final class UserReplay {

  private final long head;
  private final List<ModelCheck<?>> models = new ArrayList<>();
  private final CrossFoot crossFoot;
  private final Map<UUID, Long> versions = new HashMap<>();
  private final List<Difference> found = new ArrayList<>();
  private boolean whole = true;

  UserReplay(UUID user, Moment<RowPrint> moment, List<Projection<?>> projections) {
    this.head = moment.head();
    this.crossFoot = new CrossFoot(user);
    projections.forEach(p -> models.add(new ModelCheck<>(p, user, moment.of(p))));
  }

  /** Events behind the moment that the rows are of are left out. */
  void add(List<RecordedEvent> events) {
    events.stream().filter(e -> e.position().position() <= head).forEach(this::add);
  }

  private void add(RecordedEvent event) {
    if (follows(event)) {
      crossFoot.add(event);
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
              event, "version %d follows on %d".formatted(event.version(), before)));
    }
    return whole;
  }

  /** The rows to look at again, once all events are there. */
  Uni<List<Doubt>> doubts() {
    return Multi.createFrom()
        .iterable(whole ? models : List.of())
        .onItem()
        .transformToUniAndConcatenate(UserReplay::doubt)
        .collect()
        .asList();
  }

  private static Uni<Doubt> doubt(ModelCheck<?> model) {
    return model.doubtful().map(ids -> new Doubt(model.projection(), ids));
  }

  /**
   * How it stands with the user.
   *
   * @param rows what differs in the rows that were looked at again
   */
  Findings findings(List<Difference> rows) {
    if (whole) {
      models.forEach(model -> found.addAll(model.found()));
      found.addAll(rows);
      found.addAll(crossFoot.differences());
      if (found.stream().noneMatch(UserReplay::tellsOfAnEvent)) {
        crossFoot.fault().ifPresent(found::add);
      }
    }
    return together();
  }

  private static boolean tellsOfAnEvent(Difference difference) {
    return difference.kind() == Kind.NOT_REPLAYABLE || difference.kind() == Kind.PARKED;
  }

  /** Where an event cannot be read: nothing is known of what it and those behind it lead to. */
  Findings endedBy(UnreplayableEvent event) {
    found.add(Difference.unreadable(event));
    return together();
  }

  private Findings together() {
    return new Findings(1, models.stream().mapToLong(ModelCheck::rowCount).sum(), found);
  }
}
