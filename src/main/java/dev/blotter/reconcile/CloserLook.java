package dev.blotter.reconcile;

import dev.blotter.eventlog.EventSearch;
import dev.blotter.projection.Projection;
import dev.blotter.projection.ReadRow;
import dev.blotter.projection.StoredModels;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Looks again at rows that may not be as they should, value by value. Rows and events are read anew
 * for it, so that a row which was put right meanwhile is not told of.
 */
final class CloserLook {

  /** How many rows are in memory at a time, as they are stored and as they should be. */
  private static final int ROWS = 5_000;

  private final StoredModels stored;
  private final EventSearch log;

  CloserLook(StoredModels stored, EventSearch log) {
    this.stored = stored;
    this.log = log;
  }

  /** What is not the same, value by value. */
  Uni<List<Difference>> at(int lane, UUID user, List<Doubt> doubts) {
    return Multi.createFrom()
        .iterable(parts(doubts))
        .onItem()
        .transformToUniAndConcatenate(part -> at(lane, user, part))
        .collect()
        .in(ArrayList<Difference>::new, List::addAll)
        .map(List::copyOf);
  }

  private static List<Doubt> parts(List<Doubt> doubts) {
    List<Doubt> parts = new ArrayList<>();
    for (var doubt : doubts) {
      var ids = doubt.ids();
      for (int from = 0; from < ids.size(); from += ROWS) {
        var some = ids.subList(from, Math.min(from + ROWS, ids.size()));
        parts.add(new Doubt(doubt.projection(), some));
      }
    }
    return parts;
  }

  private Uni<List<Difference>> at(int lane, UUID user, Doubt doubt) {
    return at(doubt.projection(), lane, user, doubt.ids());
  }

  private <R extends ReadRow> Uni<List<Difference>> at(
      Projection<R> projection, int lane, UUID user, List<UUID> ids) {
    return stored
        .rows(lane, user, projection, ids)
        .chain(
            moment -> {
              var replay = new ModelReplay<>(projection, user, ids, moment.of(projection));
              return new UserEvents(log, user)
                  .until(moment.head(), events -> events.forEach(replay::add))
                  .chain(replay::compare);
            });
  }

  /** Rows of one read model that may not be as they should. */
  record Doubt(Projection<?> projection, List<UUID> ids) {
    Doubt {
      ids = List.copyOf(ids);
    }
  }
}
