package dev.blotter.command;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.blotter.kernel.AggregateRef;

/**
 * When a state is worth keeping again: not before so many versions, and not before as much would
 * have to be read of events as the state itself is long. The cash book of an account with thousands
 * of active orders is as long as thousands of events. Thread-safe.
 */
final class SnapshotPace {

  /** About what an event would take if it were packed as states are, in bytes. */
  private static final int EVENT = 128;

  private static final int REMEMBERED = 10_000;

  private final int every;
  private final Cache<AggregateRef, Kept> last =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  SnapshotPace(int every) {
    this.every = every;
  }

  private record Kept(long version, int length) {}

  /**
   * Whether to keep it now.
   *
   * @param before the version before the last events
   */
  boolean isDue(AggregateRef aggregate, long before, long version) {
    if (version / every == before / every) {
      return false;
    }
    var kept = last.getIfPresent(aggregate);
    return kept == null
        || kept.version() > version
        || (version - kept.version()) * EVENT >= kept.length();
  }

  /**
   * Notes that it was kept.
   *
   * @param length of the state, in packed bytes
   */
  void kept(AggregateRef aggregate, long version, int length) {
    last.put(aggregate, new Kept(version, length));
  }
}
