package dev.blotter.database.maintenance;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How maintenance goes, whichever node does it.
 *
 * @param ofKinds those that there was ever a task of
 */
record MaintenanceFigures(Map<TaskKind, OfKind> ofKinds) {

  /**
   * What came of the tasks of one kind.
   *
   * @param lastDone seconds since 1970 at which one was done last; null where none was
   * @param failed for how many targets the last one failed; those of a week ago no longer count
   * @param waiting how many wait
   * @param oldest for how many seconds the oldest has waited or run; null where there is none
   */
  record OfKind(@Nullable Double lastDone, double failed, double waiting, @Nullable Double oldest) {

    static final OfKind NONE = new OfKind(null, 0, 0, null);
  }

  static final String SQL =
      """
      SELECT t.task, extract(epoch FROM max(t.ended_at) FILTER (WHERE t.state = 'DONE'))::float8
          AS last_done,
        (SELECT count(*) FROM failed_maintenance AS f WHERE f.task = t.task)::float8 AS failed,
        (count(*) FILTER (WHERE t.state = 'QUEUED'))::float8 AS waiting,
        extract(epoch FROM clock_timestamp()
          - min(t.requested_at) FILTER (WHERE t.state IN ('QUEUED', 'RUNNING')))::float8 AS oldest
      FROM maintenance_tasks AS t GROUP BY t.task""";

  OfKind of(TaskKind kind) {
    return ofKinds.getOrDefault(kind, OfKind.NONE);
  }

  static MaintenanceFigures of(RowSet<Row> rows) {
    Map<TaskKind, OfKind> all = new EnumMap<>(TaskKind.class);
    rows.forEach(row -> all.put(TaskKind.valueOf(row.getString("task")), ofKind(row)));
    return new MaintenanceFigures(all);
  }

  private static OfKind ofKind(Row row) {
    return new OfKind(
        row.getDouble("last_done"),
        row.getDouble("failed"),
        row.getDouble("waiting"),
        row.getDouble("oldest"));
  }
}
