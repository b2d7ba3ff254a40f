package dev.blotter.database;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A statement as pg_stat_statements counts it. */
@Schema(description = "A statement, and what it has taken since the counts began")
public record SlowStatement(
    @Schema(description = "Names the statement", examples = "-3370263917318439412") String queryId,
    @Schema(description = "Constants are replaced by $1, $2 and so on") String query,
    @Schema(description = "The database role that ran it") String role,
    long calls,
    @Schema(description = "Milliseconds") double totalMs,
    double meanMs,
    double maxMs,
    double stddevMs,
    long rows,
    @Schema(description = "Blocks of 8 KiB found in the server's memory") long sharedBlocksHit,
    @Schema(description = "Blocks read from outside it") long sharedBlocksRead,
    long walBytes,
    @Nullable
        @Schema(
            implementation = Object.class,
            description = "How it would be run, as EXPLAIN says, where that was asked for")
        JsonNode plan) {

  /** What statements can be ordered by. */
  public enum Order {
    MEAN("s.mean_exec_time"),
    TOTAL("s.total_exec_time"),
    CALLS("s.calls"),
    MAX("s.max_exec_time");

    private final String column;

    Order(String column) {
      this.column = column;
    }
  }

  private static final String SELECT =
      """
      SELECT s.queryid, s.query, s.userid::regrole::text AS role, s.calls, s.total_exec_time,
        s.mean_exec_time, s.max_exec_time, s.stddev_exec_time, s.rows, s.shared_blks_hit,
        s.shared_blks_read, s.wal_bytes::bigint AS wal_bytes
      FROM pg_stat_statements AS s
      WHERE s.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND s.queryid IS NOT NULL""";

  static final String BY_ID = SELECT + " AND s.queryid = $1 ORDER BY s.calls DESC LIMIT 1";

  /** What was spent on those of the service's own role of which a call has ever taken so long. */
  static final String EVER_SLOW =
      """
      SELECT queryid, sum(calls)::bigint AS calls, sum(total_exec_time)::float8 AS total_ms
      FROM pg_stat_statements
      WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND userid = (SELECT oid FROM pg_roles WHERE rolname = current_user)
        AND queryid IS NOT NULL AND max_exec_time >= $1
      GROUP BY queryid""";

  /** The statement that lists them; its one parameter is how many. */
  static String list(Order order) {
    return SELECT + " ORDER BY " + order.column + " DESC, s.queryid LIMIT $1";
  }

  static SlowStatement of(Row row) {
    return new SlowStatement(
        Long.toString(row.getLong("queryid")),
        row.getString("query"),
        row.getString("role"),
        row.getLong("calls"),
        row.getDouble("total_exec_time"),
        row.getDouble("mean_exec_time"),
        row.getDouble("max_exec_time"),
        row.getDouble("stddev_exec_time"),
        row.getLong("rows"),
        row.getLong("shared_blks_hit"),
        row.getLong("shared_blks_read"),
        row.getLong("wal_bytes"),
        null);
  }

  SlowStatement with(JsonNode explained) {
    return new SlowStatement(
        queryId,
        query,
        role,
        calls,
        totalMs,
        meanMs,
        maxMs,
        stddevMs,
        rows,
        sharedBlocksHit,
        sharedBlocksRead,
        walBytes,
        explained);
  }
}
