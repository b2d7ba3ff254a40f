package dev.blotter.command;

import dev.blotter.command.StateCache.Entry;
import dev.blotter.command.StateCache.Room;
import dev.blotter.kernel.AggregateRef;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** States by when they were last used, and what they weigh together. */
final class RecentStates {

  private final Aggregates aggregates;
  private final Map<AggregateRef, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private final Set<AggregateRef> used = new HashSet<>();
  private long weight;

  RecentStates(Aggregates aggregates) {
    this.aggregates = aggregates;
  }

  @Nullable Entry get(AggregateRef aggregate) {
    used.add(aggregate);
    return entries.get(aggregate);
  }

  boolean has(AggregateRef aggregate) {
    return entries.containsKey(aggregate);
  }

  void put(AggregateRef aggregate, Entry entry) {
    used.add(aggregate);
    weight += weight(aggregate, entry) - weight(aggregate, entries.put(aggregate, entry));
  }

  void remove(AggregateRef aggregate) {
    weight -= weight(aggregate, entries.remove(aggregate));
  }

  /**
   * Drops the eldest until the rest has room. What was used since the last time stays whatever it
   * weighs: to read it again for each group would cost more than it takes.
   */
  void trim(Room room) {
    var eldest = entries.entrySet().iterator();
    while (entries.size() > room.states() || weight > room.weight()) {
      var next = eldest.next();
      if (used.contains(next.getKey())) {
        break;
      }
      weight -= weight(next.getKey(), next.getValue());
      eldest.remove();
    }
    used.clear();
  }

  private long weight(AggregateRef aggregate, @Nullable Entry entry) {
    if (entry == null) {
      return 0;
    }
    var state = entry.state();
    return state == null ? 1 : aggregates.weight(aggregate.type(), state);
  }
}
