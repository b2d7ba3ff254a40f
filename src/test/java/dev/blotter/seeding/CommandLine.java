package dev.blotter.seeding;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.json.Json;

/** The placing of an order as a line of {@code commands}, with a short answer. */
final class CommandLine {

  static final String COLUMNS =
      "lane, user_id, command_id, fingerprint, answer, lane_position, occurred_at";

  private static final String FINGERPRINT = "0".repeat(64);

  private CommandLine() {}

  static String of(RecordedEvent first) {
    return EventLine.line(
        Line.LANE,
        first.userId(),
        first.commandId(),
        FINGERPRINT,
        """
        {"kind":"CREATED","subject":%s,"version":1,"resource":{}}"""
            .formatted(Json.write(first.aggregate())),
        Line.position(first.position().position()),
        first.occurredAt());
  }
}
