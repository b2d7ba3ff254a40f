package dev.blotter.reconcile;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.projection.Projection;
import dev.blotter.projection.ReadRow;
import dev.blotter.projection.StoredModel;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Makes the rows of one user in one read model anew from the events, up to where the stored ones
 * are, and compares the two.
 */
final class ModelReplay<R extends ReadRow> {

  private final Projection<R> projection;
  private final UUID user;
  private final StoredModel stored;
  private final long end;
  private final Map<UUID, R> rows = new LinkedHashMap<>();
  private final Set<UUID> unknown = new HashSet<>();
  private final List<Difference> found = new ArrayList<>();

  /**
   * @throws IllegalStateException where another version of the service has written the rows
   */
  ModelReplay(Projection<R> projection, UUID user, StoredModel stored) {
    if (stored.version() != projection.version()) {
      throw new IllegalStateException(
          "%s is of version %d, this node's is %d"
              .formatted(projection.name(), stored.version(), projection.version()));
    }
    this.projection = projection;
    this.user = user;
    this.stored = stored;
    this.end = stored.end(user);
    var parked = stored.parked().get(user);
    if (parked != null) {
      found.add(Difference.parked(projection.name(), user, parked.position(), parked.reason()));
    }
  }

  void add(RecordedEvent event) {
    if (event.position().position() < end && !stored.skipped().contains(event.eventId())) {
      projection.rowOf(event).filter(id -> !unknown.contains(id)).ifPresent(id -> fold(id, event));
    }
  }

  private void fold(UUID id, RecordedEvent event) {
    try {
      rows.put(id, projection.apply(rows.get(id), event));
    } catch (RuntimeException fault) {
      unknown.add(id);
      rows.remove(id);
      found.add(Difference.notReplayable(projection.name(), event, fault.toString()));
    }
  }

  /** How many rows are stored or should be. */
  long rowCount() {
    return Math.max(rows.size(), stored.rowsOf(user).size());
  }

  Uni<List<Difference>> compare() {
    var actual = stored.rowsOf(user).stream().filter(row -> !unknown.contains(row.id())).toList();
    return projection
        .complete(List.copyOf(rows.values()))
        .map(expected -> new RowComparison<>(projection, user).of(expected, actual))
        .invoke(found::addAll)
        .replaceWith(() -> List.copyOf(found));
  }
}
