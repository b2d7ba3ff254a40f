package dev.blotter.eventlog.postgres;

/**
 * The statements that read single aggregates. An aggregate's first event bounds the partitions that
 * can hold any of it; OFFSET 0 keeps the look-up of each by its own index entries.
 */
final class StreamQueries {

  private static final String LOG = "domain_events";

  /** The log and its archive. */
  private static final String ALL = "all_events";

  /**
   * A type that no index is asked for: what goes on somewhere in a history is found by its version.
   * By the index on types and ids, which the planner prefers as long as a partition has no
   * statistics, all of the history would be read and sorted for each page.
   */
  static final String OF_TYPE = "e.aggregate_type IS NOT DISTINCT FROM ";

  static final String FIRST = one(LOG, "e.aggregate_type = ");
  private static final String FIRST_OF_ALL = one(ALL, "e.aggregate_type = ");
  static final String NEXT = one(LOG, OF_TYPE);
  private static final String NEXT_OF_ALL = one(ALL, OF_TYPE);

  /** A row with no event where a stream is longer than what was found of it. */
  static final String SEVERAL = several(LOG);

  static final String SEVERAL_OF_ALL = several(ALL);

  static final String HEADS =
      """
      SELECT s.aggregate_type, s.aggregate_id, s.user_id, s.version, s.first_occurred_at
      FROM unnest($1::text[], $2::uuid[]) AS w (aggregate_type, aggregate_id)
      JOIN streams AS s ON s.lane = lane_of(w.aggregate_id)
        AND s.aggregate_type = w.aggregate_type AND s.aggregate_id = w.aggregate_id""";

  /**
   * The version of the last event by then. An aggregate's events never go back in time, so the
   * range that it lies in is halved until one version is left: a look-up for each half, however
   * long the history. Where the version in the middle is missing, the next one that is there stands
   * for it.
   */
  static final String VERSION_AT =
      """
      WITH RECURSIVE stream AS MATERIALIZED (
        SELECT version, first_occurred_at FROM streams
        WHERE lane = $1 AND aggregate_type = $2 AND aggregate_id = $3),
      search (low, high) AS (
        SELECT 0::bigint, version FROM stream
        UNION ALL
        SELECT CASE WHEN e.by_then THEN e.aggregate_version ELSE s.low END,
          CASE WHEN e.by_then THEN s.high ELSE (s.low + s.high + 1) / 2 - 1 END
        FROM search AS s LEFT JOIN LATERAL (
          SELECT e.aggregate_version, e.aggregate_version <= s.high AND e.occurred_at <= $4 AS by_then
          FROM all_events AS e
          WHERE e.aggregate_id = $3 AND %s$2
            AND e.aggregate_version >= (s.low + s.high + 1) / 2
            AND e.occurred_at >= (SELECT first_occurred_at FROM stream)
          ORDER BY e.aggregate_version LIMIT 1) AS e ON true
        WHERE s.low < s.high)
      SELECT low FROM search WHERE low >= high"""
          .formatted(OF_TYPE);

  private StreamQueries() {}

  /** A page of an aggregate's events after a version. */
  static String page(long afterVersion) {
    return afterVersion == 0 ? FIRST : NEXT;
  }

  /** The same of the log and its archive. */
  static String pageOfAll(long afterVersion) {
    return afterVersion == 0 ? FIRST_OF_ALL : NEXT_OF_ALL;
  }

  private static String one(String events, String ofType) {
    return """
        SELECT %s FROM %s AS e
        WHERE %s AND e.aggregate_version > $4
        ORDER BY e.aggregate_version LIMIT $5"""
        .formatted(EventRows.COLUMNS, events, ofAggregate(ofType));
  }

  private static String ofAggregate(String ofType) {
    return """
        e.aggregate_id = $3 AND %s$2 AND e.occurred_at >= (SELECT first_occurred_at FROM streams
          WHERE lane = $1 AND aggregate_type = $2 AND aggregate_id = $3)"""
        .formatted(ofType);
  }

  private static String several(String events) {
    return """
        SELECT e.*, w.aggregate_type AS wanted_type, w.aggregate_id AS wanted_id
        FROM unnest($1::text[], $2::uuid[], $3::bigint[])
          AS w(aggregate_type, aggregate_id, after_version)
        JOIN streams AS s ON s.lane = lane_of(w.aggregate_id)
          AND s.aggregate_type = w.aggregate_type AND s.aggregate_id = w.aggregate_id
          AND s.version > w.after_version
        LEFT JOIN LATERAL (SELECT %s FROM %s AS e
          WHERE e.aggregate_id = w.aggregate_id AND e.aggregate_version > w.after_version
            AND %sw.aggregate_type
            AND e.occurred_at >= s.first_occurred_at
          OFFSET 0) AS e ON true
        ORDER BY w.aggregate_id, e.aggregate_version"""
        .formatted(EventRows.COLUMNS, events, OF_TYPE);
  }
}
