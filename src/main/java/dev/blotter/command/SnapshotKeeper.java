package dev.blotter.command;

import dev.blotter.command.Plan.Planned;
import dev.blotter.command.StateCache.Entry;
import dev.blotter.eventlog.LongWork;
import dev.blotter.eventlog.Snapshots;
import dev.blotter.eventlog.Snapshots.Snapshot;
import dev.blotter.json.PackedJson;
import dev.blotter.kernel.AggregateRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a snapshot of an aggregate each time it has gone through so many versions, long ones less
 * often. They are written by workers: an account with thousands of orders takes a while.
 */
final class SnapshotKeeper {

  private static final Logger LOG = Logger.getLogger(SnapshotKeeper.class);

  private final Snapshots snapshots;
  private final Aggregates aggregates;
  private final SnapshotPace pace;
  private final Set<AggregateRef> underway = ConcurrentHashMap.newKeySet();

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
    before.forEach((ref, version) -> keep(ref, version, cache.get(ref)));
  }

  private void keep(AggregateRef ref, long before, @Nullable Entry now) {
    var state = now == null ? null : now.state();
    if (now != null
        && state != null
        && pace.isDue(ref, before, now.version())
        && underway.add(ref)) {
      LongWork.byWorker(() -> written(ref, now.version(), state))
          .chain(snapshots::save)
          .onTermination()
          .invoke(() -> underway.remove(ref))
          .subscribe()
          .with(done -> {}, fault -> LOG.warn("no snapshot", fault));
    }
  }

  private Snapshot written(AggregateRef ref, long version, Object state) {
    var packed = PackedJson.of(state);
    pace.kept(ref, version, packed.length());
    return new Snapshot(ref, version, aggregates.of(ref.type()).shape(), packed);
  }
}
