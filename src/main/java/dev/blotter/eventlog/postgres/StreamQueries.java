package dev.blotter.eventlog.postgres;

/**
 * The statements that read single aggregates. An aggregate's first event bounds the partitions that
 * can hold any of it; OFFSET 0 keeps the look-up of each by its own index entries.
 */
final class StreamQueries {

  private static final String LOG = "domain_events";

  /** The log and its archive. */
  private static final String ALL = "all_events";

  static final String ONE = one(LOG);
  static final String ONE_OF_ALL = one(ALL);

  /** A row with no event where a stream is longer than what was found of it. */
  static final String SEVERAL = several(LOG);

  static final String SEVERAL_OF_ALL = several(ALL);

  static final String HEAD =
      """
      SELECT aggregate_type, aggregate_id, user_id, version, first_occurred_at FROM streams
      WHERE lane = $1 AND aggregate_type = $2 AND aggregate_id = $3""";

  /** An aggregate's events never go back in time, so the last one by then has the version. */
  static final String VERSION_AT =
      """
      SELECT e.aggregate_version FROM all_events AS e
      WHERE e.aggregate_id = $3 AND e.aggregate_type = $2 AND e.occurred_at <= $4
        AND e.occurred_at >= (SELECT first_occurred_at FROM streams
          WHERE lane = $1 AND aggregate_type = $2 AND aggregate_id = $3)
      ORDER BY e.aggregate_version DESC LIMIT 1""";

  private StreamQueries() {}

  private static String one(String events) {
    return """
        SELECT %s FROM %s AS e
        WHERE e.aggregate_id = $3 AND e.aggregate_type = $2 AND e.aggregate_version > $4
          AND e.occurred_at >= (SELECT first_occurred_at FROM streams
            WHERE lane = $1 AND aggregate_type = $2 AND aggregate_id = $3)
        ORDER BY e.aggregate_version LIMIT $5"""
        .formatted(EventRows.COLUMNS, events);
  }

  private static String several(String events) {
    return """
        SELECT w.aggregate_type AS wanted_type, w.aggregate_id AS wanted_id, e.*
        FROM unnest($1::text[], $2::uuid[], $3::bigint[])
          AS w(aggregate_type, aggregate_id, after_version)
        JOIN streams AS s ON s.lane = lane_of(w.aggregate_id)
          AND s.aggregate_type = w.aggregate_type AND s.aggregate_id = w.aggregate_id
          AND s.version > w.after_version
        LEFT JOIN LATERAL (SELECT %s FROM %s AS e
          WHERE e.aggregate_id = w.aggregate_id AND e.aggregate_type = w.aggregate_type
            AND e.aggregate_version > w.after_version AND e.occurred_at >= s.first_occurred_at
          OFFSET 0) AS e ON true
        ORDER BY w.aggregate_id, e.aggregate_version"""
        .formatted(EventRows.COLUMNS, events);
  }
}
