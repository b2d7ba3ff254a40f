package dev.blotter.database.maintenance;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Asks PostgreSQL how far it has come. */
@ApplicationScoped
public class MaintenanceProgress {

  private static final String OF_BACKEND =
      """
      SELECT relid::regclass::text AS relation, phase, heap_blks_scanned AS done,
        heap_blks_total AS total FROM pg_stat_progress_vacuum WHERE pid = $1
      UNION ALL SELECT relid::regclass::text, phase, sample_blks_scanned, sample_blks_total
      FROM pg_stat_progress_analyze WHERE pid = $1
      UNION ALL SELECT coalesce(nullif(index_relid, 0), relid)::regclass::text, phase, blocks_done,
        blocks_total FROM pg_stat_progress_create_index WHERE pid = $1
      LIMIT 1""";

  private final Pool pool;

  public MaintenanceProgress(Pool pool) {
    this.pool = pool;
  }

  /** What a backend is doing; empty where PostgreSQL counts nothing of it. */
  public Uni<Optional<RunningTask>> of(int pid) {
    return pool.preparedQuery(OF_BACKEND)
        .mapping((Row row) -> running(row))
        .execute(Tuple.of(pid))
        .map(rows -> rows.stream().findFirst());
  }

  private static RunningTask running(Row row) {
    return new RunningTask(
        row.getString("relation"),
        row.getString("phase"),
        row.getLong("done"),
        row.getLong("total"));
  }
}
