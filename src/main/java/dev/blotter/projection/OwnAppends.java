package dev.blotter.projection;

import dev.blotter.eventlog.RecordedEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * How far the log goes with each user by what this node has appended, until it is applied.
 * Thread-safe.
 */
final class OwnAppends {

  /** Above this, users whose events are applied are looked for and forgotten. */
  private static final int MANY = 10_000;

  private final Progress progress;
  private final Map<UUID, RecordedEvent> last = new HashMap<>();
  private int tidyAt = MANY;

  OwnAppends(Progress progress) {
    this.progress = progress;
  }

  synchronized void appended(List<RecordedEvent> events) {
    events.forEach(event -> last.put(event.userId(), event));
    if (last.size() > tidyAt) {
      last.values().removeIf(this::isApplied);
      tidyAt = Math.max(MANY, 2 * last.size());
    }
  }

  /** The position to wait for, or empty where there is none. */
  synchronized OptionalLong pending(UUID userId) {
    var event = last.get(userId);
    if (event == null || isApplied(event)) {
      last.remove(userId);
      return OptionalLong.empty();
    }
    return OptionalLong.of(event.position().position());
  }

  private boolean isApplied(RecordedEvent event) {
    return event.position().position() <= progress.applied(event.position().lane());
  }
}
