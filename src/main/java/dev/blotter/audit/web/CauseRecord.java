package dev.blotter.audit.web;

import dev.blotter.audit.web.CauseView.CommandView;
import dev.blotter.eventlog.EventView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A command of a workflow as it is taken along, above those that its events caused.
 *
 * @param node its place in the file: 1, 2, 3 …
 * @param parent the node whose event caused it; null where none of the workflow did
 * @param depth zero where none did
 * @param causationId the event that caused it, where it names one
 */
record CauseRecord(
    int node,
    @Nullable Integer parent,
    int depth,
    String commandId,
    UUID userId,
    String actorType,
    String actorId,
    Instant occurredAt,
    @Nullable UUID causationId,
    List<EventView> events) {

  /** All commands of a tree, in the order in which it shows them. */
  static List<CauseRecord> of(CauseView tree) {
    List<CauseRecord> found = new ArrayList<>();
    tree.commands().forEach(root -> add(root, null, found));
    return found;
  }

  private static void add(
      CommandView command, @Nullable CauseRecord above, List<CauseRecord> found) {
    var record = of(command, above, found.size() + 1);
    found.add(record);
    command.caused().forEach(next -> add(next, record, found));
  }

  private static CauseRecord of(CommandView command, @Nullable CauseRecord above, int node) {
    return new CauseRecord(
        node,
        above == null ? null : above.node,
        above == null ? 0 : above.depth + 1,
        command.commandId(),
        command.userId(),
        command.actorType(),
        command.actorId(),
        command.occurredAt(),
        command.events().getFirst().causationId(),
        command.events());
  }
}
