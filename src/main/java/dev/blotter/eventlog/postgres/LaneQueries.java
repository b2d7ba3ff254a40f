package dev.blotter.eventlog.postgres;

/** The statements that read lanes and what was asked in them. */
final class LaneQueries {

  static final String AFTER = after("domain_events");

  /** The same of the log and its archive. */
  static final String AFTER_OF_ALL = after("all_events");

  /** In one row, as {@link PerLane} has them. */
  static final String HEADS =
      """
      SELECT array_agg(lane::integer) AS lanes, array_agg(last_position) AS positions
      FROM lanes""";

  /** One statement, so that it sees all lanes at the same moment. */
  static final String CUT =
      "SELECT lane, last_position, last_occurred_at FROM lanes WHERE last_position > 0";

  static final String ANSWERS =
      """
      SELECT c.lane, c.user_id, c.command_id, c.fingerprint, c.answer, c.lane_position,
        c.occurred_at
      FROM unnest($1::uuid[], $2::text[]) AS w(user_id, command_id)
      JOIN commands AS c ON c.lane = lane_of(w.user_id) AND c.user_id = w.user_id
        AND c.command_id = w.command_id""";

  static final String ANSWERS_OF_LATE =
      """
      SELECT lane, user_id, command_id, fingerprint, answer, lane_position, occurred_at
      FROM answers_of_late($1, $2, $3)""";

  private LaneQueries() {}

  private static String after(String events) {
    return """
        SELECT %s FROM %s AS e
        WHERE e.lane = $1 AND e.lane_position > $2 AND e.occurred_at >= $3
        ORDER BY e.lane_position LIMIT $4"""
        .formatted(EventRows.COLUMNS, events);
  }
}
