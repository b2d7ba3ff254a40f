package dev.blotter.eventlog;

import dev.blotter.kernel.LanePosition;
import java.util.List;
import java.util.UUID;

/** Hears of what this node has appended, right after it is durable; must return at once. */
public interface AppendListener {

  /** Events of one lane, in order. Others may have appended before and between: it is a hint. */
  void appended(int lane, List<RecordedEvent> events);

  /**
   * A command that was answered anew is in the log since before, up to that position: appended by
   * this node with an outcome that it never learned, or by another.
   */
  default void repeated(UUID userId, LanePosition position) {}
}
