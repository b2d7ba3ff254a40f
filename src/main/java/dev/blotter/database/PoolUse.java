package dev.blotter.database;

import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The pool of this node, and what the server says about the connections of all nodes. */
@Schema(description = "This node's pool, and what the server says about all nodes' connections")
public record PoolUse(Limits limits, Live live, Unhurried unhurried, Server server) {

  /** What the pool is bounded by; 0 ms stands for no bound. */
  @Schema(name = "PoolLimits", description = "What the pool is bounded by; 0 ms: without bound")
  public record Limits(
      @Schema(description = "Connections in ordinary times (pool_size)") int poolSize,
      @Schema(description = "Connections more in a rush (max_overflow)") int maxOverflow,
      int maxSize,
      @Schema(description = "Connections more for what may take hours, such as maintenance")
          int unhurried,
      @Schema(description = "Requests that may wait; more are answered 503") int maxWaiting,
      @Schema(description = "How long one may wait") long acquireTimeoutMs,
      long connectTimeoutMs,
      @Schema(description = "After how long at rest a connection is closed") long idleTimeoutMs,
      @Schema(description = "After how long a connection is replaced (pool_recycle)")
          long maxLifetimeMs) {

    /** How many connections the node may have in all. */
    int total() {
      return maxSize + unhurried;
    }
  }

  /** The pool now, and what it has done since the start. */
  @Schema(name = "PoolLive", description = "This node's pool now, and since its start")
  public record Live(
      @Schema(description = "Open connections") int size,
      @Schema(description = "Connections that are lent out") long active,
      @Schema(description = "Open connections at rest") long idle,
      @Schema(description = "Open connections beyond pool_size") int overflow,
      @Schema(description = "Requests that wait for a connection") long waiting,
      @Schema(description = "Requests that waited in vain") long rejected,
      @Schema(description = "Loans that are over") long completed,
      @Nullable @Schema(description = "How long requests have waited lately") Delay queueDelay) {}

  /** Of the connections for what may take hours. */
  @Schema(
      name = "PoolUnhurried",
      description = "The connections for what may take hours: maintenance, rebuilds, exports")
  public record Unhurried(
      @Schema(description = "Connections that are lent out") long active,
      @Schema(description = "How many wait for one") long waiting) {}

  /** Of the last minutes, in milliseconds. */
  @Schema(name = "PoolQueueDelay", description = "Of the last minutes, in milliseconds")
  public record Delay(double p50Ms, double p95Ms, double p99Ms, double maxMs) {}

  /** The connections of this application as the server sees them. */
  @Schema(name = "PoolServer", description = "All nodes' connections as the server sees them")
  public record Server(
      int connections,
      int active,
      int idle,
      int idleInTransaction,
      @Schema(description = "Those of anybody to any database") int allConnections,
      int maxConnections,
      @Nullable Double oldestTransactionSeconds,
      @Nullable Double oldestConnectionSeconds) {

    /** What asks is left out of transactions: it would always find itself. */
    static final String SQL =
        """
        WITH own AS (
          SELECT state, pid, xact_start, backend_start FROM pg_stat_activity
          WHERE datname = current_database()
            AND application_name = current_setting('application_name')
        )
        SELECT count(*)::int AS connections,
          (count(*) FILTER (WHERE state IN ('active', 'fastpath function call')))::int AS active,
          (count(*) FILTER (WHERE state = 'idle'))::int AS idle,
          (count(*) FILTER (WHERE state LIKE 'idle in transaction%'))::int AS idle_in_transaction,
          (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend')::int
            AS all_connections,
          current_setting('max_connections')::int AS max_connections,
          extract(epoch FROM clock_timestamp() - min(xact_start)
            FILTER (WHERE pid <> pg_backend_pid()))::float8 AS oldest_transaction,
          extract(epoch FROM clock_timestamp() - min(backend_start))::float8 AS oldest_connection
        FROM own""";

    static Server of(Row row) {
      return new Server(
          row.getInteger("connections"),
          row.getInteger("active"),
          row.getInteger("idle"),
          row.getInteger("idle_in_transaction"),
          row.getInteger("all_connections"),
          row.getInteger("max_connections"),
          row.getDouble("oldest_transaction"),
          row.getDouble("oldest_connection"));
    }
  }
}
