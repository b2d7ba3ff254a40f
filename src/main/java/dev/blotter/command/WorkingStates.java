package dev.blotter.command;

import dev.blotter.command.StateCache.Entry;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Change;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The states that one group is decided on: those of the cache, each brought forward by what the
 * group's earlier commands decided.
 */
final class WorkingStates implements States {

  /** With more events than that of histories an event loop would be long at a decision. */
  private static final int LONG = 2_000;

  private final StateCache cache;
  private final Aggregates aggregates;
  private final Map<AggregateRef, List<RecordedEvent>> histories = new HashMap<>();

  /** Of which the log was asked for this group. */
  private final Set<AggregateRef> read = new HashSet<>();

  WorkingStates(StateCache cache, Aggregates aggregates) {
    this.cache = cache;
    this.aggregates = aggregates;
  }

  @Override
  public boolean isLoaded(AggregateRef aggregate) {
    return cache.has(aggregate);
  }

  @Override
  public <S> Optional<S> find(AggregateRef aggregate, Class<S> type) {
    return Optional.ofNullable(loaded(aggregate).state()).map(type::cast);
  }

  @Override
  public long version(AggregateRef aggregate) {
    return loaded(aggregate).version();
  }

  @Override
  public List<RecordedEvent> history(AggregateRef aggregate) {
    var history = histories.get(aggregate);
    if (history == null) {
      throw new IllegalStateException("history not asked for: " + aggregate);
    }
    return history;
  }

  /** What of that is not loaded, or is loaded in a version that has passed. */
  Needs missing(Needs needs) {
    return new Needs(
        needs.states().stream().filter(state -> !isLoaded(state)).toList(),
        needs.histories().stream().filter(history -> !hasHistory(history)).toList());
  }

  /** The same, and of which the cache may have an older state than the log. */
  Needs unread(Needs needs) {
    return new Needs(
        needs.states().stream().filter(state -> !read.contains(state)).toList(),
        missing(needs).histories());
  }

  /** What there was before, for those that are loaded. */
  StateCache cached() {
    return cache;
  }

  /** A state that was read from the log just now. */
  void keep(AggregateRef aggregate, Entry entry) {
    cache.put(aggregate, entry);
    read.add(aggregate);
  }

  void keepHistory(AggregateRef aggregate, List<RecordedEvent> events) {
    histories.put(aggregate, events);
  }

  /** Whether decisions may take long, since they go through long histories. */
  boolean isLong() {
    return histories.values().stream().mapToInt(List::size).sum() > LONG;
  }

  /** The version to check before a change; one never looked up is taken to be new. */
  long expectedVersion(AggregateRef aggregate) {
    var entry = cache.get(aggregate);
    return entry == null ? 0 : entry.version();
  }

  /**
   * What comes of these changes. Where that fails, all is as it was before them: others are decided
   * on these states too, and the changes will never be in the log.
   */
  <T> T after(List<Change> changes, Supplier<T> then) {
    Map<AggregateRef, Entry> before = new HashMap<>();
    changes.stream().map(Change::aggregate).forEach(ref -> before.put(ref, entry(ref)));
    try {
      changes.forEach(this::apply);
      return then.get();
    } catch (RuntimeException fault) {
      before.forEach(this::putBack);
      throw fault;
    }
  }

  /** What was not there may never have been looked up. */
  private void putBack(AggregateRef ref, Entry entry) {
    if (entry.version() == 0) {
      cache.evict(ref);
    } else {
      cache.put(ref, entry);
    }
  }

  private Entry entry(AggregateRef ref) {
    var entry = cache.get(ref);
    return entry == null ? Entry.ABSENT : entry;
  }

  private void apply(Change change) {
    var ref = change.aggregate();
    var entry = entry(ref);
    var after = aggregates.evolve(ref.type(), entry.state(), change.event());
    cache.put(ref, new Entry(after, entry.version() + 1));
  }

  @Override
  public boolean hasHistory(AggregateRef aggregate) {
    var history = histories.get(aggregate);
    if (history == null) {
      return false;
    }
    long last = history.isEmpty() ? 0 : history.getLast().version();
    return !isLoaded(aggregate) || last == version(aggregate);
  }

  private Entry loaded(AggregateRef aggregate) {
    var entry = cache.get(aggregate);
    if (entry == null) {
      throw new IllegalStateException("not loaded: " + aggregate);
    }
    return entry;
  }
}
