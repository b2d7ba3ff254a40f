package dev.blotter.database.maintenance;

import dev.blotter.kernel.Actor;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of {@code maintenance_tasks} as tasks. */
final class TaskRows {

  static final String COLUMNS =
      """
      id, task, target, actor_type, actor_id, state, requested_at, started_at, ended_at, attempts,
      pid, error, bytes_before, bytes_after""";

  private TaskRows() {}

  static List<MaintenanceTask> tasks(RowSet<Row> rows) {
    return rows.stream().map(TaskRows::task).toList();
  }

  static Optional<MaintenanceTask> first(RowSet<Row> rows) {
    return tasks(rows).stream().findFirst();
  }

  private static MaintenanceTask task(Row row) {
    return new MaintenanceTask(
        row.getUUID("id"),
        TaskKind.valueOf(row.getString("task")),
        row.getString("target"),
        new Actor(Actor.Type.valueOf(row.getString("actor_type")), row.getString("actor_id")),
        TaskState.valueOf(row.getString("state")),
        row.getOffsetDateTime("requested_at").toInstant(),
        time(row, "started_at"),
        time(row, "ended_at"),
        row.getInteger("attempts"),
        row.getInteger("pid"),
        row.getString("error"),
        row.getLong("bytes_before"),
        row.getLong("bytes_after"));
  }

  private static @Nullable Instant time(Row row, String column) {
    var time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }
}
