package dev.blotter.database;

import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/**
 * Figures of the database as a whole.
 *
 * @param blocksHit pages of 8 KiB that were found in the server's memory since statistics began
 * @param blocksRead those that were not
 * @param oldestTransaction seconds that the longest transaction of a client has been open, or waits
 *     to be committed in two phases; a VACUUM, which holds nobody up, is left out
 * @param strayRows rows in default partitions
 * @param deadlocks since statistics began
 */
record DatabaseFigures(
    double blocksHit,
    double blocksRead,
    @Nullable Double oldestTransaction,
    @Nullable Double strayRows,
    @Nullable Double deadlocks) {

  static final String SQL =
      """
      WITH part AS (
        SELECT p.to_time, s.n_live_tup
        FROM pg_class AS t CROSS JOIN LATERAL partitions_of(t.oid::regclass) AS p
        LEFT JOIN pg_stat_user_tables AS s ON s.relid = p.partition
        WHERE t.relkind = 'p' AND t.relnamespace = current_schema()::regnamespace
      )
      SELECT blks_hit::float8 AS blocks_hit, blks_read::float8 AS blocks_read,
        (SELECT extract(epoch FROM clock_timestamp() - min(since))::float8 FROM (
          SELECT xact_start AS since FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid()
            AND backend_type = 'client backend'
            AND pid NOT IN (SELECT pid FROM pg_stat_progress_vacuum)
          UNION ALL
          SELECT prepared FROM pg_prepared_xacts WHERE database = current_database()) AS open)
          AS oldest_transaction,
        (SELECT coalesce(sum(n_live_tup), 0)::float8 FROM part WHERE to_time IS NULL)
          AS stray_rows,
        deadlocks::float8 AS deadlocks
      FROM pg_stat_database WHERE datname = current_database()""";

  static final DatabaseFigures NONE = new DatabaseFigures(0, 0, null, null, null);

  /** Where they cannot be read: what is only counted up goes on from there. */
  DatabaseFigures unknown() {
    return new DatabaseFigures(blocksHit, blocksRead, null, null, null);
  }

  static DatabaseFigures of(Row row) {
    return new DatabaseFigures(
        row.getDouble("blocks_hit"),
        row.getDouble("blocks_read"),
        row.getDouble("oldest_transaction"),
        row.getDouble("stray_rows"),
        row.getDouble("deadlocks"));
  }
}
