package dev.blotter.reconcile;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.projection.Projection;
import dev.blotter.projection.ReadRow;
import dev.blotter.projection.StoredModel;
import dev.blotter.projection.StoredRow;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Makes some rows of one user in one read model anew from the events, up to where the stored ones
 * are, and says in which values the two differ.
 */
final class ModelReplay<R extends ReadRow> {

  private final Projection<R> projection;
  private final UUID user;
  private final Applied applied;
  private final List<StoredRow> stored;
  private final Set<UUID> wanted;
  private final Map<UUID, R> rows = new LinkedHashMap<>();
  private final List<Difference> found = new ArrayList<>();

  /**
   * @param stored those rows as they are stored
   * @throws IllegalStateException where another version of the service has written the rows
   */
  ModelReplay(
      Projection<R> projection, UUID user, Collection<UUID> wanted, StoredModel<StoredRow> stored) {
    this.projection = projection;
    this.user = user;
    this.applied = new Applied(projection, user, stored);
    this.stored = stored.rowsOf(user);
    this.wanted = new HashSet<>(wanted);
  }

  void add(RecordedEvent event) {
    applied.rowOf(event).filter(wanted::contains).ifPresent(id -> fold(id, event));
  }

  // The first look does not apply what comes to a row that is doubtful already.
  private void fold(UUID id, RecordedEvent event) {
    try {
      rows.put(id, projection.apply(rows.get(id), event));
    } catch (RuntimeException fault) {
      wanted.remove(id);
      rows.remove(id);
      found.add(Difference.notReplayable(projection.name(), event, fault.toString()));
    }
  }

  Uni<List<Difference>> compare() {
    var actual = stored.stream().filter(row -> wanted.contains(row.id())).toList();
    return projection
        .complete(List.copyOf(rows.values()))
        .map(expected -> new RowComparison<>(projection, user).of(expected, actual))
        .invoke(found::addAll)
        .replaceWith(() -> List.copyOf(found));
  }
}
