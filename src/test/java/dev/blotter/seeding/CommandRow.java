package dev.blotter.seeding;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.json.Json;
import java.util.List;

/** The placing of an order as a row of {@code commands}, with a short answer. */
final class CommandRow {

  static final List<String> COLUMNS =
      List.of(
          "lane", "user_id", "command_id", "fingerprint", "answer", "lane_position", "occurred_at");

  private static final String FINGERPRINT = "0".repeat(64);

  private CommandRow() {}

  static List<Object> of(RecordedEvent first) {
    return List.of(
        Mark.LANE,
        first.userId(),
        first.commandId(),
        FINGERPRINT,
        """
        {"kind":"CREATED","subject":%s,"version":1,"resource":{}}"""
            .formatted(Json.write(first.aggregate())),
        Mark.position(first.position().position()),
        first.occurredAt());
  }
}
