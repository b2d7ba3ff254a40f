package dev.blotter.reconcile;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.projection.Projection;
import dev.blotter.projection.ReadRow;
import dev.blotter.projection.RowPrint;
import dev.blotter.projection.StoredModel;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Makes the rows of one user in one read model anew from the events, up to where the stored ones
 * are, and says which may not be the same. A row is let go of as soon as it has come to be what is
 * stored, so that of many orders only those that are not over yet are in memory.
 */
final class ModelCheck<R extends ReadRow> {

  private final Projection<R> projection;
  private final Applied applied;
  private final int storedRows;
  private int made;
  private final Map<UUID, RowPrint> prints = new HashMap<>();
  private final Map<UUID, R> rows = new HashMap<>();
  private final Set<UUID> same = new HashSet<>();
  private final Set<UUID> unknown = new HashSet<>();
  private final Set<UUID> doubtful = new HashSet<>();
  private final List<Difference> found = new ArrayList<>();

  /**
   * @throws IllegalStateException where another version of the service has written the rows
   */
  ModelCheck(Projection<R> projection, UUID user, StoredModel<RowPrint> stored) {
    this.projection = projection;
    this.applied = new Applied(projection, user, stored);
    this.storedRows = stored.rowsOf(user).size();
    stored.rowsOf(user).forEach(this::expect);
    var parked = stored.parked().get(user);
    if (parked != null) {
      found.add(Difference.parked(projection.name(), user, parked.position(), parked.reason()));
    }
  }

  /** Of two rows with one id at least one is wrong. */
  private void expect(RowPrint print) {
    if (prints.put(print.id(), print) != null) {
      doubtful.add(print.id());
    }
  }

  void add(RecordedEvent event) {
    applied.rowOf(event).filter(id -> !unknown.contains(id)).ifPresent(id -> fold(id, event));
  }

  private void fold(UUID id, RecordedEvent event) {
    if (same.remove(id)) {
      doubtful.add(id); // What is stored is without this event.
    }
    if (doubtful.contains(id)) {
      return;
    }
    var before = rows.get(id);
    made += before == null ? 1 : 0;
    try {
      keep(id, projection.apply(before, event));
    } catch (RuntimeException fault) {
      made--;
      unknown.add(id);
      rows.remove(id);
      found.add(Difference.notReplayable(projection.name(), event, fault.toString()));
    }
  }

  private void keep(UUID id, R row) {
    var print = prints.get(id);
    if (print != null
        && print.position() == row.mark().position()
        && print.equals(projection.table().print(row))) {
      rows.remove(id);
      prints.remove(id);
      same.add(id);
    } else {
      rows.put(id, row);
    }
  }

  Projection<R> projection() {
    return projection;
  }

  /** What was found without a look at the rows. */
  List<Difference> found() {
    return List.copyOf(found);
  }

  /** How many rows are stored or should be. */
  long rowCount() {
    return Math.max(made, storedRows);
  }

  /** The rows to look at again, once all events are there. */
  Uni<List<UUID>> doubtful() {
    return projection
        .complete(List.copyOf(rows.values()))
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(this::notTheSame);
  }

  private List<UUID> notTheSame(List<R> completed) {
    for (var row : completed) {
      if (!projection.table().print(row).equals(prints.remove(row.id()))) {
        doubtful.add(row.id());
      }
    }
    doubtful.addAll(prints.keySet());
    doubtful.removeAll(unknown);
    return List.copyOf(doubtful);
  }
}
