package dev.blotter.projection;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.LanePosition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * How far the log goes with each user by what this node has appended or found there, until it is
 * applied. Thread-safe.
 */
final class OwnAppends {

  /** Above this, users whose events are applied are looked for and forgotten. */
  private static final int MANY = 10_000;

  private final Progress progress;
  private final Map<UUID, LanePosition> last = new HashMap<>();
  private int tidyAt = MANY;

  OwnAppends(Progress progress) {
    this.progress = progress;
  }

  synchronized void appended(List<RecordedEvent> events) {
    events.forEach(event -> note(event.userId(), event.position()));
  }

  /** The log goes at least that far with that user. */
  synchronized void note(UUID userId, LanePosition position) {
    last.merge(userId, position, OwnAppends::further);
    if (last.size() > tidyAt) {
      last.values().removeIf(this::isApplied);
      tidyAt = Math.max(MANY, 2 * last.size());
    }
  }

  /** The position to wait for, or empty where there is none. */
  synchronized OptionalLong pending(UUID userId) {
    var position = last.get(userId);
    if (position == null || isApplied(position)) {
      last.remove(userId);
      return OptionalLong.empty();
    }
    return OptionalLong.of(position.position());
  }

  private boolean isApplied(LanePosition position) {
    return position.position() <= progress.applied(position.lane());
  }

  private static LanePosition further(LanePosition one, LanePosition other) {
    return one.position() > other.position() ? one : other;
  }
}
