package dev.blotter.ledger.postgres;

import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.AggregateType;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the events of a lane say of their aggregates, gathered while they are compared with their
 * seals, so that the lane need not be read once more. It only tells whether {@code streams} says
 * the same: where it does not, or nothing is certain, the database is asked what differs.
 * Thread-safe.
 */
final class SeenStreams {

  /** Of aggregates, some 200 bytes each; a lane with more is not gathered. */
  static final int LIMIT = 100_000;

  private final int limit;
  private final Map<AggregateRef, Stream> streams = new HashMap<>();
  private boolean certain = true;

  /**
   * @param limit of how many aggregates it is gathered at most
   */
  SeenStreams(int limit) {
    this.limit = limit;
  }

  /**
   * What there is of an aggregate.
   *
   * @param began when its first event was appended, in microseconds since the year 2000
   */
  private record Stream(UUID userId, long version, long began) {

    /** Null where the other is another user's. */
    @Nullable Stream with(Stream other) {
      return userId.equals(other.userId)
          ? new Stream(userId, Math.max(version, other.version), Math.min(began, other.began))
          : null;
    }
  }

  /** The columns of an aggregate, by their places in a row. */
  record Places(int type, int id, int userId, int version, int began) {

    private AggregateRef aggregate(SentRow row) {
      return new AggregateRef(AggregateType.ofStored(row.text(type)), row.uuid(id));
    }

    private Stream stream(SentRow row) {
      return new Stream(row.uuid(userId), row.bigint(version), row.bigint(began));
    }
  }

  /** Adds an event, or what several events say of their aggregate. */
  synchronized void add(SentRow row, Places places) {
    if (certain) {
      try {
        add(places.aggregate(row), places.stream(row));
      } catch (IllegalStateException fault) {
        // Somebody has changed what columns may hold: only the database can group by that.
        giveUp();
      }
    }
  }

  private void add(AggregateRef aggregate, Stream stream) {
    var before = streams.get(aggregate);
    var now = before == null ? stream : before.with(stream);
    if (now == null) {
      giveUp();
    } else if (!now.equals(before)) {
      streams.put(aggregate, now);
      if (streams.size() > limit) {
        giveUp();
      }
    }
  }

  private void giveUp() {
    certain = false;
    streams.clear();
  }

  /**
   * Whether that is what the events say of an aggregate, of which nothing was said yet. What was
   * said of none at the end tells {@link #allSaid}.
   */
  synchronized boolean isSaid(SentRow row, Places places) {
    try {
      return certain && places.stream(row).equals(streams.remove(places.aggregate(row)));
    } catch (IllegalStateException fault) {
      return false;
    }
  }

  /** Whether something was said of each aggregate. */
  synchronized boolean allSaid() {
    return certain && streams.isEmpty();
  }

  /** Whether there is anything to compare. */
  synchronized boolean isCertain() {
    return certain;
  }
}
