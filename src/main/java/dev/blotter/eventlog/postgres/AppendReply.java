package dev.blotter.eventlog.postgres;

import dev.blotter.eventlog.AppendResult;
import dev.blotter.eventlog.CommandKey;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.eventlog.postgres.Group.Entry;
import dev.blotter.kernel.LanePosition;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the function {@code append_events} answered, a row for each command. */
final class AppendReply {

  private AppendReply() {}

  static List<AppendResult> results(Group group, RowSet<Row> rows) {
    List<AppendResult> results = new ArrayList<>(group.entries().size());
    for (var row : rows) {
      results.add(result(group.entries().get(results.size()), row));
    }
    return results;
  }

  private static AppendResult result(Entry entry, Row row) {
    var outcome = row.getString("outcome");
    return switch (outcome) {
      case "APPENDED" -> appended(entry, row);
      case "CONFLICT" -> new AppendResult.Conflict();
      case "LATE" -> new AppendResult.Late(Columns.time(row, "occurred_at"));
      case "DUPLICATE" -> duplicate(row, entry.append().lane(), row.getLong("last_position"));
      default -> throw new IllegalStateException("unknown outcome of an append: " + outcome);
    };
  }

  /** The answers in rows of {@code commands}. */
  static Map<CommandKey, AppendResult.Duplicate> stored(RowSet<Row> rows) {
    return rows.stream()
        .collect(
            Collectors.toMap(
                row -> new CommandKey(row.getUUID("user_id"), row.getString("command_id")),
                AppendReply::stored));
  }

  private static AppendResult.Duplicate stored(Row row) {
    return duplicate(row, row.getInteger("lane"), row.getLong("lane_position"));
  }

  private static AppendResult.Duplicate duplicate(Row row, int lane, long position) {
    return new AppendResult.Duplicate(
        row.getString("command_id"),
        row.getString("fingerprint"),
        row.getString("answer"),
        new LanePosition(lane, position),
        Columns.time(row, "occurred_at"));
  }

  private static AppendResult appended(Entry entry, Row row) {
    var occurredAt = Columns.time(row, "occurred_at");
    long position = row.getLong("first_position");
    List<RecordedEvent> events = new ArrayList<>(entry.events().size());
    for (var event : entry.events()) {
      events.add(recorded(entry, event, position++, occurredAt));
    }
    return new AppendResult.Appended(events);
  }

  private static RecordedEvent recorded(
      Entry entry, Group.Event event, long position, Instant occurredAt) {
    var append = entry.append();
    return new RecordedEvent(
        event.id(),
        new LanePosition(append.lane(), position),
        event.change().aggregate(),
        event.version(),
        append.userId(),
        occurredAt,
        event.change().effectiveAt(),
        append.commandId(),
        append.origin(),
        event.change().event());
  }
}
