package dev.blotter.command;

import dev.blotter.command.StateCache.Entry;
import dev.blotter.eventlog.EventLog;
import dev.blotter.eventlog.MissingEvent;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.AggregateRef;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Loads what a group needs, again and again until nothing is missing. */
final class GroupLoader {

  /** So few that no event loop is long at them. */
  private static final int PAGE = 1_000;

  /** What one command or question still needs, given what is loaded. */
  interface Need {
    Needs given(WorkingStates states);
  }

  private final StateLoader loader;
  private final EventLog log;
  private final Aggregates aggregates;

  GroupLoader(StateLoader loader, EventLog log, Aggregates aggregates) {
    this.loader = loader;
    this.log = log;
    this.aggregates = aggregates;
  }

  /** Loads it all into the cache; a fault of one need fails the whole. */
  Uni<Void> load(WorkingStates states, List<Need> needs) {
    return Uni.createFrom().deferred(() -> loadMissing(states, needs));
  }

  private Uni<Void> loadMissing(WorkingStates states, List<Need> needs) {
    var missing = missing(states, needs);
    if (missing.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return loadStates(missing.states(), states)
        .chain(() -> loadHistories(missing.histories(), states))
        .chain(() -> loadMissing(states, needs));
  }

  private static Needs missing(WorkingStates states, List<Need> needs) {
    Set<AggregateRef> wantedStates = new HashSet<>();
    Set<AggregateRef> wantedHistories = new HashSet<>();
    for (var need : needs) {
      var missing = need.given(states);
      wantedStates.addAll(missing.states());
      wantedHistories.addAll(missing.histories());
    }
    return new Needs(List.copyOf(wantedStates), List.copyOf(wantedHistories));
  }

  private Uni<Void> loadStates(List<AggregateRef> wanted, WorkingStates states) {
    return loader
        .load(wanted, states.cached())
        .invoke(loaded -> loaded.forEach(states::keep))
        .replaceWithVoid();
  }

  private Uni<Void> loadHistories(List<AggregateRef> wanted, WorkingStates states) {
    return Multi.createFrom()
        .iterable(wanted)
        .onItem()
        .transformToUniAndConcatenate(
            ref -> history(ref, new ArrayList<>()).invoke(all -> keep(ref, all, states)))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<List<RecordedEvent>> history(AggregateRef ref, List<RecordedEvent> before) {
    long after = before.isEmpty() ? 0 : before.getLast().version();
    return log.readStream(ref, after, PAGE)
        .chain(
            page -> {
              before.addAll(page);
              return page.size() < PAGE ? Uni.createFrom().item(before) : history(ref, before);
            });
  }

  /** The state is taken from the same events, so that the two agree. */
  private void keep(AggregateRef ref, List<RecordedEvent> history, WorkingStates states) {
    states.keepHistory(ref, history);
    var entry = Entry.ABSENT;
    for (var event : history) {
      MissingEvent.unlessNext(ref, event.version(), entry.version());
      var state = aggregates.evolve(ref.type(), entry.state(), event.event());
      entry = new Entry(state, event.version());
    }
    states.keep(ref, entry);
  }
}
