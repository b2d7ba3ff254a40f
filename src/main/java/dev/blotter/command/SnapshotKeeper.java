package dev.blotter.command;

import dev.blotter.command.Plan.Planned;
import dev.blotter.eventlog.Snapshots;
import dev.blotter.eventlog.Snapshots.Snapshot;
import dev.blotter.json.Json;
import dev.blotter.kernel.AggregateRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Keeps a snapshot of an aggregate each time it has gone through so many versions, long ones less
 * often.
 */
final class SnapshotKeeper {

  private static final Logger LOG = Logger.getLogger(SnapshotKeeper.class);

  private final Snapshots snapshots;
  private final Aggregates aggregates;
  private final SnapshotPace pace;

  SnapshotKeeper(Snapshots snapshots, Aggregates aggregates, int every) {
    this.snapshots = snapshots;
    this.aggregates = aggregates;
    this.pace = new SnapshotPace(every);
  }

  /**
   * Keeps what is due after a group. Users of whom a command was not appended are left out: what
   * the cache held of them was never in the log.
   */
  void keep(List<Planned> planned, Set<UUID> failed, StateCache cache) {
    Map<AggregateRef, Long> before = new HashMap<>();
    for (var each : planned) {
      if (!failed.contains(each.userId())) {
        each.append()
            .checks()
            .forEach(check -> before.putIfAbsent(check.aggregate(), check.expectedVersion()));
      }
    }
    var due =
        before.entrySet().stream()
            .map(of -> due(of.getKey(), of.getValue(), cache))
            .flatMap(List::stream)
            .toList();
    if (!due.isEmpty()) {
      snapshots.save(due).subscribe().with(done -> {}, fault -> LOG.warn("no snapshot", fault));
    }
  }

  private List<Snapshot> due(AggregateRef ref, long before, StateCache cache) {
    var entry = cache.get(ref);
    if (entry == null || entry.state() == null || !pace.isDue(ref, before, entry.version())) {
      return List.of();
    }
    var state = Json.write(entry.state());
    pace.kept(ref, entry.version(), state.length());
    return List.of(new Snapshot(ref, entry.version(), aggregates.of(ref.type()).shape(), state));
  }
}
