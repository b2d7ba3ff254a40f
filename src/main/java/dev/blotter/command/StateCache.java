package dev.blotter.command;

import dev.blotter.kernel.AggregateRef;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * States of aggregates, the least recently used dropped first. Confined to one pipeline. What it
 * holds may be out of date: the version check of the append finds that out.
 */
final class StateCache {

  /**
   * @param state null where no such aggregate exists
   */
  record Entry(@Nullable Object state, long version) {
    static final Entry ABSENT = new Entry(null, 0);
  }

  private final int limit;
  private final Map<AggregateRef, Entry> entries = new LinkedHashMap<>(1024, 0.75f, true);

  StateCache(int limit) {
    this.limit = limit;
  }

  @Nullable Entry get(AggregateRef aggregate) {
    return entries.get(aggregate);
  }

  boolean has(AggregateRef aggregate) {
    return entries.containsKey(aggregate);
  }

  void put(AggregateRef aggregate, Entry entry) {
    entries.put(aggregate, entry);
  }

  void evict(AggregateRef aggregate) {
    entries.remove(aggregate);
  }

  /** Drops what is too much; called between groups, so that a group keeps what it has loaded. */
  void trim() {
    var eldest = entries.entrySet().iterator();
    for (int over = entries.size() - limit; over > 0; over--) {
      eldest.next();
      eldest.remove();
    }
  }

  int size() {
    return entries.size();
  }
}
