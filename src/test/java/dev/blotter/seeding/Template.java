package dev.blotter.seeding;

import dev.blotter.eventlog.RecordedEvent;
import java.util.List;
import java.util.UUID;

/** The history of one account, made by the rules, to be copied for others. */
final class Template {

  private final int orders;
  private final long[] events;
  private final UUID[] ids;
  private final long[] times;
  private final TemplateLines lines;

  /**
   * @param orders how many orders it has
   * @param gaps found in the lines: ids and moments by number
   */
  Template(int orders, List<RecordedEvent> history, Gaps gaps, TemplateLines lines) {
    this.orders = orders;
    this.events = history.stream().mapToLong(e -> e.occurredAt().toEpochMilli()).toArray();
    this.ids = gaps.ids().toArray(UUID[]::new);
    this.times = gaps.times().stream().mapToLong(Long::longValue).toArray();
    this.lines = lines;
  }

  int orders() {
    return orders;
  }

  int events() {
    return events.length;
  }

  /** When the event with that number, from 1 on, occurred, in milliseconds. */
  long occurredAt(int event) {
    return events[event - 1];
  }

  int idCount() {
    return ids.length;
  }

  /** An id; 0 is the user's, 1 the portfolio's. */
  UUID id(int number) {
    return ids[number];
  }

  /** A moment, in milliseconds. */
  long time(int number) {
    return times[number];
  }

  TemplateLines lines() {
    return lines;
  }
}
