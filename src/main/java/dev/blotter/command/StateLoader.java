package dev.blotter.command;

import dev.blotter.command.StateCache.Entry;
import dev.blotter.eventlog.EventLog;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.eventlog.Snapshots;
import dev.blotter.eventlog.Snapshots.Snapshot;
import dev.blotter.json.Json;
import dev.blotter.kernel.AggregateRef;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Brings states of aggregates from the log: the newest snapshot, then the events after it. */
final class StateLoader {

  private final EventLog log;
  private final Snapshots snapshots;
  private final Aggregates aggregates;

  StateLoader(EventLog log, Snapshots snapshots, Aggregates aggregates) {
    this.log = log;
    this.snapshots = snapshots;
    this.aggregates = aggregates;
  }

  /** The state of each of them; one that does not exist has version zero. */
  Uni<Map<AggregateRef, Entry>> load(List<AggregateRef> wanted) {
    if (wanted.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return latest(wanted)
        .chain(
            found ->
                log.readStreams(after(wanted, found))
                    .map(events -> entries(wanted, found, events)));
  }

  private Uni<Map<AggregateRef, Snapshot>> latest(List<AggregateRef> wanted) {
    var byShape =
        wanted.stream().collect(Collectors.groupingBy(ref -> aggregates.of(ref.type()).shape()));
    return Multi.createFrom()
        .iterable(byShape.entrySet())
        .onItem()
        .transformToUniAndConcatenate(of -> snapshots.latest(of.getValue(), of.getKey()))
        .collect()
        .in(HashMap<AggregateRef, Snapshot>::new, Map::putAll)
        .map(all -> (Map<AggregateRef, Snapshot>) all);
  }

  private static Map<AggregateRef, Long> after(
      List<AggregateRef> wanted, Map<AggregateRef, Snapshot> found) {
    return wanted.stream()
        .distinct()
        .collect(Collectors.toMap(ref -> ref, ref -> version(found.get(ref))));
  }

  private static long version(@Nullable Snapshot snapshot) {
    return snapshot == null ? 0 : snapshot.version();
  }

  private Map<AggregateRef, Entry> entries(
      List<AggregateRef> wanted,
      Map<AggregateRef, Snapshot> found,
      Map<AggregateRef, List<RecordedEvent>> events) {
    Map<AggregateRef, Entry> entries = new HashMap<>();
    for (var ref : wanted) {
      entries.put(ref, fold(ref, found.get(ref), events.getOrDefault(ref, List.of())));
    }
    return entries;
  }

  private Entry fold(AggregateRef ref, @Nullable Snapshot from, List<RecordedEvent> events) {
    Object state =
        from == null ? null : Json.read(from.state(), aggregates.of(ref.type()).stateType());
    long version = version(from);
    for (var event : events) {
      if (event.version() != version + 1) {
        throw new IllegalStateException(
            "gap in " + ref + ": version " + event.version() + " follows " + version);
      }
      state = aggregates.evolve(ref.type(), state, event.event());
      version = event.version();
    }
    return new Entry(state, version);
  }
}
