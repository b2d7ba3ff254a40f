package dev.blotter.eventlog;

import java.util.List;

/** Hears of what this node has appended, right after it is durable; must return at once. */
public interface AppendListener {

  /** Events of one lane, in order. Others may have appended before and between: it is a hint. */
  void appended(int lane, List<RecordedEvent> events);
}
