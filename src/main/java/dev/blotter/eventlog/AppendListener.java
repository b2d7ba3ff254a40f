package dev.blotter.eventlog;

import dev.blotter.kernel.LanePosition;
import java.util.List;
import java.util.UUID;

/**
 * Hears of what this node has appended, right after it is durable; must return at once. What was
 * appended without a reply it hears of once the log has said what became of it. Where that was
 * never said, or the node ends before, it does not.
 */
public interface AppendListener {

  /** Events of one lane, in order. Others may have appended before and between: it is a hint. */
  void appended(int lane, List<RecordedEvent> events);

  /**
   * A command that was answered anew is in the log since before, up to that position: appended by
   * this node or by another.
   */
  default void repeated(UUID userId, LanePosition position) {}
}
