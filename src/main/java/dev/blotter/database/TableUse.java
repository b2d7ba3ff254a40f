package dev.blotter.database;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A table, its size and how it is read and cleaned. */
@Schema(description = "A table, its size and how it is read and cleaned")
public record TableUse(
    @Schema(examples = "orders") String table,
    @Schema(description = "0 for an ordinary table") int partitions,
    @Schema(description = "As the statistics have it") long rowsEstimate,
    long deadRows,
    Size size,
    long sequentialScans,
    @Schema(description = "Rows that sequential scans have read") long sequentialRows,
    long indexScans,
    @Nullable
        @Schema(
            description = "Share of updates that touched no index, 0 to 1; left out: no updates")
        Double hotUpdateRatio,
    @Nullable Instant lastVacuum,
    @Nullable Instant lastAutovacuum,
    @Nullable Instant lastAnalyze,
    @Nullable Instant lastAutoanalyze) {

  /** Bytes; the heap with its maps, the room of long values, the indexes, and all of it. */
  @Schema(name = "TableSize", description = "In bytes")
  public record Size(long heapBytes, long toastBytes, long indexBytes, long totalBytes) {}

  /**
   * One row for each table; partitions count with the whole. One that is dropped meanwhile has no
   * size any more, and is left out.
   */
  static final String SQL =
      """
      WITH sized AS (
        SELECT r.relname AS root, c.relispartition, greatest(c.reltuples, s.n_live_tup) AS estimate, s.*,
          pg_table_size(c.oid) AS table_bytes, pg_indexes_size(c.oid) AS index_bytes,
          coalesce(pg_total_relation_size(nullif(c.reltoastrelid, 0)), 0) AS toast_bytes
        FROM pg_stat_user_tables s
        JOIN pg_class c ON c.oid = s.relid
        JOIN pg_class r ON r.oid = coalesce(pg_partition_root(c.oid), c.oid)
        WHERE c.relkind = 'r' AND s.schemaname = current_schema())
      SELECT root::text AS table_name,
        (count(*) FILTER (WHERE relispartition))::int AS partitions,
        sum(estimate)::bigint AS rows_estimate, sum(n_dead_tup)::bigint AS dead_rows,
        sum(table_bytes - toast_bytes)::bigint AS heap_bytes,
        sum(toast_bytes)::bigint AS toast_bytes, sum(index_bytes)::bigint AS index_bytes,
        sum(table_bytes + index_bytes)::bigint AS total_bytes,
        sum(seq_scan)::bigint AS seq_scans, sum(seq_tup_read)::bigint AS seq_rows,
        sum(coalesce(idx_scan, 0))::bigint AS idx_scans,
        (sum(n_tup_hot_upd) / nullif(sum(n_tup_upd), 0))::float8 AS hot_ratio,
        max(last_vacuum) AS last_vacuum, max(last_autovacuum) AS last_autovacuum,
        max(last_analyze) AS last_analyze, max(last_autoanalyze) AS last_autoanalyze
      FROM sized WHERE table_bytes + index_bytes IS NOT NULL
      GROUP BY root ORDER BY total_bytes DESC, 1""";

  static TableUse of(Row row) {
    var size =
        new Size(
            row.getLong("heap_bytes"),
            row.getLong("toast_bytes"),
            row.getLong("index_bytes"),
            row.getLong("total_bytes"));
    return new TableUse(
        row.getString("table_name"),
        row.getInteger("partitions"),
        row.getLong("rows_estimate"),
        row.getLong("dead_rows"),
        size,
        row.getLong("seq_scans"),
        row.getLong("seq_rows"),
        row.getLong("idx_scans"),
        row.getDouble("hot_ratio"),
        time(row, "last_vacuum"),
        time(row, "last_autovacuum"),
        time(row, "last_analyze"),
        time(row, "last_autoanalyze"));
  }

  private static @Nullable Instant time(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }
}
