package dev.blotter.command;

import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.AggregateType;
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

  /**
   * How much may stay, of orders and of all the others.
   *
   * @param states how many of each
   * @param weight how many kilobytes, about, each may take
   */
  record Room(int states, long weight) {
    static final Room ENDLESS = new Room(Integer.MAX_VALUE, Long.MAX_VALUE);

    /** A pipeline's part of what all of them may take. */
    static Room of(CommandConfig config) {
      double heap = Runtime.getRuntime().maxMemory() / 1024.0;
      return new Room(config.cacheSize(), (long) (heap * config.cacheShare() / config.pipelines()));
    }
  }

  private final Room room;
  private final RecentStates orders;
  private final RecentStates accounts;

  StateCache(Room room, Aggregates aggregates) {
    this.room = room;
    this.orders = new RecentStates(aggregates);
    this.accounts = new RecentStates(aggregates);
  }

  @Nullable Entry get(AggregateRef aggregate) {
    return entries(aggregate).get(aggregate);
  }

  boolean has(AggregateRef aggregate) {
    return entries(aggregate).has(aggregate);
  }

  void put(AggregateRef aggregate, Entry entry) {
    entries(aggregate).put(aggregate, entry);
  }

  void evict(AggregateRef aggregate) {
    entries(aggregate).remove(aggregate);
  }

  /** Drops what is too much; called between groups, so that a group keeps what it has loaded. */
  void trim() {
    orders.trim(room);
    accounts.trim(room);
  }

  private RecentStates entries(AggregateRef aggregate) {
    return aggregate.type() == AggregateType.ORDER ? orders : accounts;
  }
}
