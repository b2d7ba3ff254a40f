package dev.blotter.eventlog;

import dev.blotter.kernel.LanePosition;
import java.time.Instant;
import java.util.List;

/** What became of one command of a group. */
public sealed interface AppendResult {

  /** It is in the log, durably; without events where it changed nothing. */
  record Appended(List<RecordedEvent> events) implements AppendResult {
    public Appended {
      events = List.copyOf(events);
    }

    public RecordedEvent last() {
      return events.getLast();
    }
  }

  /** An aggregate was not at the version expected; nothing of this command was stored. */
  record Conflict() implements AppendResult {}

  /**
   * It might not be appended any more at this moment, by the log's clock; nothing of this command
   * was stored.
   */
  record Late(Instant at) implements AppendResult {}

  /**
   * A command with this id, or with one that it claims, of this user is in the log already, with
   * this fingerprint and answer.
   *
   * @param commandId the one of these ids that is there
   */
  record Duplicate(
      String commandId,
      String fingerprint,
      String answer,
      LanePosition position,
      Instant occurredAt)
      implements AppendResult {}
}
