package dev.blotter.projection;

import dev.blotter.eventlog.RecordedEvent;
import java.util.List;

/** Tells where one append ends among the events of a lane. */
public final class Appends {

  private Appends() {}

  static boolean same(RecordedEvent one, RecordedEvent other) {
    return one.userId().equals(other.userId()) && one.commandId().equals(other.commandId());
  }

  /** How many events make about the first half, in whole appends; zero where there is only one. */
  public static int half(List<RecordedEvent> events) {
    int end = events.size() / 2;
    while (end > 0 && same(events.get(end - 1), events.get(end))) {
      end--;
    }
    if (end == 0) {
      end = endOfFirst(events);
    }
    return end == events.size() ? 0 : end;
  }

  static int endOfFirst(List<RecordedEvent> events) {
    int end = 1;
    while (end < events.size() && same(events.getFirst(), events.get(end))) {
      end++;
    }
    return end;
  }
}
