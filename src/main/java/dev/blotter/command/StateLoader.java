package dev.blotter.command;

import dev.blotter.command.StateCache.Entry;
import dev.blotter.eventlog.EventLog;
import dev.blotter.eventlog.LongWork;
import dev.blotter.eventlog.MissingEvent;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.eventlog.Snapshots;
import dev.blotter.eventlog.Snapshots.Snapshot;
import dev.blotter.kernel.AggregateRef;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Brings states of aggregates from the log: the newest snapshot, then the events after it. */
final class StateLoader {

  /** Packed bytes of a state that take some milliseconds to read. */
  private static final int LONG = 32_768;

  private final EventLog log;
  private final Snapshots snapshots;
  private final Aggregates aggregates;

  StateLoader(EventLog log, Snapshots snapshots, Aggregates aggregates) {
    this.log = log;
    this.snapshots = snapshots;
    this.aggregates = aggregates;
  }

  /**
   * The state of each of them; one that does not exist has version zero.
   *
   * @param known states of before: what is there is brought forward by what has happened since
   */
  Uni<Map<AggregateRef, Entry>> load(List<AggregateRef> wanted, StateCache known) {
    if (wanted.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return snapshots
        .latest(shapes(wanted, known))
        .chain(this::states)
        .map(kept -> begun(wanted, known, kept))
        .chain(begun -> log.readStreams(versions(begun)).map(events -> forward(begun, events)));
  }

  private Map<AggregateRef, Integer> shapes(List<AggregateRef> wanted, StateCache known) {
    return wanted.stream()
        .filter(ref -> !known.has(ref))
        .collect(Collectors.toMap(ref -> ref, ref -> aggregates.of(ref.type()).shape()));
  }

  private Uni<Map<AggregateRef, Entry>> states(Map<AggregateRef, Snapshot> kept) {
    var isLong = kept.values().stream().anyMatch(snapshot -> snapshot.state().length() > LONG);
    return LongWork.of(
        isLong,
        () -> {
          Map<AggregateRef, Entry> states = new HashMap<>();
          kept.forEach((ref, snapshot) -> states.put(ref, state(ref, snapshot)));
          return states;
        });
  }

  private Entry state(AggregateRef ref, Snapshot kept) {
    return new Entry(kept.state().read(aggregates.of(ref.type()).stateType()), kept.version());
  }

  private static Map<AggregateRef, Entry> begun(
      List<AggregateRef> wanted, StateCache known, Map<AggregateRef, Entry> kept) {
    Map<AggregateRef, Entry> begun = new HashMap<>();
    for (var ref : wanted) {
      var before = known.get(ref);
      begun.put(ref, before != null ? before : kept.getOrDefault(ref, Entry.ABSENT));
    }
    return begun;
  }

  private static Map<AggregateRef, Long> versions(Map<AggregateRef, Entry> begun) {
    Map<AggregateRef, Long> versions = new HashMap<>();
    begun.forEach((ref, entry) -> versions.put(ref, entry.version()));
    return versions;
  }

  private Map<AggregateRef, Entry> forward(
      Map<AggregateRef, Entry> begun, Map<AggregateRef, List<RecordedEvent>> events) {
    Map<AggregateRef, Entry> forward = new HashMap<>();
    begun.forEach(
        (ref, entry) -> forward.put(ref, fold(ref, entry, events.getOrDefault(ref, List.of()))));
    return forward;
  }

  private Entry fold(AggregateRef ref, Entry from, List<RecordedEvent> events) {
    Object state = from.state();
    long version = from.version();
    for (var event : events) {
      MissingEvent.unlessNext(ref, event.version(), version);
      state = aggregates.evolve(ref.type(), state, event.event());
      version = event.version();
    }
    return new Entry(state, version);
  }
}
