package dev.blotter.command;

import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.AggregateType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * States of aggregates, the least recently used dropped first, orders apart from the others: a
 * thousand new ones a second, of which most are never asked for again, would push out the accounts
 * that all of them need. Confined to one pipeline. What it holds may be out of date: the version
 * check of the append finds that out.
 */
final class StateCache {

  /**
   * @param state null where no such aggregate exists
   */
  record Entry(@Nullable Object state, long version) {
    static final Entry ABSENT = new Entry(null, 0);
  }

  private final int limit;
  private final Map<AggregateRef, Entry> orders = byUse();
  private final Map<AggregateRef, Entry> accounts = byUse();

  /**
   * @param limit how many orders may stay, and how many of all the others
   */
  StateCache(int limit) {
    this.limit = limit;
  }

  @Nullable Entry get(AggregateRef aggregate) {
    return entries(aggregate).get(aggregate);
  }

  boolean has(AggregateRef aggregate) {
    return entries(aggregate).containsKey(aggregate);
  }

  void put(AggregateRef aggregate, Entry entry) {
    entries(aggregate).put(aggregate, entry);
  }

  void evict(AggregateRef aggregate) {
    entries(aggregate).remove(aggregate);
  }

  /** Drops what is too much; called between groups, so that a group keeps what it has loaded. */
  void trim() {
    trim(orders);
    trim(accounts);
  }

  private void trim(Map<AggregateRef, Entry> entries) {
    var eldest = entries.entrySet().iterator();
    for (int over = entries.size() - limit; over > 0; over--) {
      eldest.next();
      eldest.remove();
    }
  }

  private Map<AggregateRef, Entry> entries(AggregateRef aggregate) {
    return aggregate.type() == AggregateType.ORDER ? orders : accounts;
  }

  private static Map<AggregateRef, Entry> byUse() {
    return new LinkedHashMap<>(16, 0.75f, true);
  }
}
