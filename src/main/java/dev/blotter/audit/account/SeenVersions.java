package dev.blotter.audit.account;

import dev.blotter.eventlog.MissingEvent;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.AggregateRef;
import java.util.HashMap;
import java.util.Map;

/** How far each aggregate of an account has come, all of them from their first event on. */
final class SeenVersions {

  private final Map<AggregateRef, Long> last = new HashMap<>();

  /**
   * Notes the next event.
   *
   * @throws MissingEvent where the log lacks the one before it
   */
  void add(RecordedEvent event) {
    long before = last.getOrDefault(event.aggregate(), 0L);
    MissingEvent.unlessNext(event.aggregate(), event.version(), before);
    last.put(event.aggregate(), event.version());
  }
}
