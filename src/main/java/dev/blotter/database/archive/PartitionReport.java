package dev.blotter.database.archive;

import dev.blotter.database.PartitionedTable;
import dev.blotter.database.Vanished;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads from the catalog which partitions there are. */
@ApplicationScoped
public class PartitionReport {

  private static final String EVENTS = "domain_events";

  private static final String ATTACHED =
      """
      SELECT p.partition::text AS quoted, p.name, p.from_time, p.to_time,
        greatest(c.reltuples, 0)::bigint AS row_count, pg_total_relation_size(c.oid) AS bytes,
        'ATTACHED' AS state, NULL::timestamptz AS archived_at, NULL AS file, NULL AS file_sha256
      FROM partitions_of($1::text::regclass) AS p JOIN pg_class AS c ON c.oid = p.partition
      """;
  private static final String ARCHIVED =
      """
      SELECT NULL, a.name, a.from_time, a.to_time, a.row_count, pg_total_relation_size(c.oid),
        CASE WHEN k.convalidated THEN 'ARCHIVED' ELSE 'DETACHED' END, a.archived_at, a.file,
        a.file_sha256
      FROM archived_partitions AS a
      JOIN pg_class AS c ON c.relname = a.name AND c.relnamespace = 'archive'::regnamespace
      LEFT JOIN pg_constraint AS k ON k.conrelid = c.oid AND k.conname = 'archived_bounds'
      WHERE $1::text = 'domain_events'
      """;

  /** One that is dropped meanwhile has no size any more. */
  private static final String ALL =
      "SELECT * FROM ("
          + ATTACHED
          + " UNION ALL "
          + ARCHIVED
          + ") AS found WHERE bytes IS NOT NULL ORDER BY from_time NULLS FIRST";

  private final Pool pool;

  public PartitionReport(Pool pool) {
    this.pool = pool;
  }

  /** The partitioned tables, the log first. */
  public Uni<List<TablePartitions>> tables() {
    return Multi.createFrom()
        .iterable(PartitionedTable.ALL)
        .onItem()
        .transformToUniAndConcatenate(table -> of(table.name()))
        .collect()
        .asList();
  }

  /** The log. */
  public Uni<TablePartitions> events() {
    return of(EVENTS);
  }

  private Uni<TablePartitions> of(String table) {
    return Vanished.retry(pool.preparedQuery(ALL).execute(Tuple.of(table)))
        .map(rows -> rows.stream().toList())
        .flatMap(rows -> defaultRows(rows).map(count -> report(table, count, rows)));
  }

  /** Rows of the default partition, which has no bounds; there are few, so they are counted. */
  private Uni<Long> defaultRows(List<Row> rows) {
    return rows.stream()
        .filter(row -> row.getValue("from_time") == null)
        .findFirst()
        .map(row -> count(row.getString("quoted")))
        .orElseGet(() -> Uni.createFrom().item(0L));
  }

  private Uni<Long> count(String quoted) {
    return pool.query("SELECT count(*) AS counted FROM " + quoted)
        .execute()
        .map(rows -> rows.iterator().next().getLong("counted"));
  }

  private static TablePartitions report(String table, long defaultRows, List<Row> rows) {
    var partitions =
        rows.stream()
            .filter(row -> row.getValue("from_time") != null)
            .map(PartitionReport::partition)
            .toList();
    var until = partitions.isEmpty() ? null : partitions.getLast().to();
    return new TablePartitions(table, until, defaultRows, partitions);
  }

  private static PartitionInfo partition(Row row) {
    return new PartitionInfo(
        row.getString("name"),
        row.getOffsetDateTime("from_time").toInstant(),
        row.getOffsetDateTime("to_time").toInstant(),
        row.getLong("row_count"),
        row.getLong("bytes"),
        PartitionState.valueOf(row.getString("state")),
        time(row),
        row.getString("file"),
        row.getString("file_sha256"));
  }

  private static @Nullable Instant time(Row row) {
    var time = row.getOffsetDateTime("archived_at");
    return time == null ? null : time.toInstant();
  }
}
