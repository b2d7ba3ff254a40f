package dev.blotter.command;

import dev.blotter.eventlog.AppendResult;
import dev.blotter.eventlog.RecordedEvent;
import java.util.List;

/**
 * What became of a group.
 *
 * @param results one for each command, in the group's order
 * @param found of each command that an attempt without an answer had stored, whose result is that
 *     of a duplicate, its events; in the order of the log within a lane
 */
record GroupOutcome(List<AppendResult> results, List<List<RecordedEvent>> found) {

  /** What was answered at the first attempt. */
  static GroupOutcome of(List<AppendResult> results) {
    return new GroupOutcome(results, List.of());
  }
}
