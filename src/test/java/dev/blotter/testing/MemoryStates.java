package dev.blotter.testing;

import dev.blotter.command.Aggregates;
import dev.blotter.command.Needs;
import dev.blotter.command.States;
import dev.blotter.command.Verdict;
import dev.blotter.eventlog.Origin;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.Actor;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Change;
import dev.blotter.kernel.LanePosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** States in memory; it refuses to show what a handler has not asked for. */
final class MemoryStates implements States {
  private final Aggregates aggregates;
  private final Map<AggregateRef, Object> current = new HashMap<>();
  private final Map<AggregateRef, List<RecordedEvent>> histories = new HashMap<>();
  private final List<Change> log = new ArrayList<>();
  private final Set<AggregateRef> loaded = new HashSet<>();
  private final Set<AggregateRef> loadedHistories = new HashSet<>();

  MemoryStates(Aggregates aggregates) {
    this.aggregates = aggregates;
  }

  @Override
  public boolean isLoaded(AggregateRef aggregate) {
    return loaded.contains(aggregate);
  }

  @Override
  public <S> Optional<S> find(AggregateRef aggregate, Class<S> type) {
    mustBe(loaded, aggregate);
    return peek(aggregate, type);
  }

  /** The state without having asked for it, for the tests' own eyes. */
  <S> Optional<S> peek(AggregateRef aggregate, Class<S> type) {
    return Optional.ofNullable(current.get(aggregate)).map(type::cast);
  }

  @Override
  public long version(AggregateRef aggregate) {
    mustBe(loaded, aggregate);
    return histories.getOrDefault(aggregate, List.of()).size();
  }

  @Override
  public boolean hasHistory(AggregateRef aggregate) {
    return loadedHistories.contains(aggregate);
  }

  @Override
  public List<RecordedEvent> history(AggregateRef aggregate) {
    mustBe(loadedHistories, aggregate);
    return all(aggregate);
  }

  List<RecordedEvent> all(AggregateRef aggregate) {
    return List.copyOf(histories.getOrDefault(aggregate, List.of()));
  }

  List<Change> log() {
    return List.copyOf(log);
  }

  /** Forgets what was asked for, so that each command has to ask anew. */
  void forget() {
    loaded.clear();
    loadedHistories.clear();
  }

  /** True where something was asked for that had not been before. */
  boolean load(Needs needs) {
    boolean states = loaded.addAll(needs.states());
    boolean all = loadedHistories.addAll(needs.histories());
    loaded.addAll(needs.histories());
    return states || all;
  }

  void apply(Verdict.Accepted accepted, Instant at) {
    accepted.changes().forEach(change -> apply(change, accepted.userId(), at));
  }

  private static void mustBe(Set<AggregateRef> known, AggregateRef aggregate) {
    if (!known.contains(aggregate)) {
      throw new IllegalStateException("not asked for: " + aggregate);
    }
  }

  private void apply(Change change, UUID userId, Instant at) {
    var ref = change.aggregate();
    current.put(ref, aggregates.evolve(ref.type(), current.get(ref), change.event()));
    loaded.add(ref);
    log.add(change);
    var history = histories.computeIfAbsent(ref, r -> new ArrayList<>());
    history.add(recorded(change, userId, history.size() + 1, at));
  }

  private RecordedEvent recorded(Change change, UUID userId, long version, Instant at) {
    return new RecordedEvent(
        new UUID(0, log.size()),
        new LanePosition(change.aggregate().lane(), log.size()),
        change.aggregate(),
        version,
        userId,
        at,
        change.effectiveAt(),
        "command",
        new Origin(Actor.system("test"), new UUID(0, 0), null),
        change.event());
  }
}
