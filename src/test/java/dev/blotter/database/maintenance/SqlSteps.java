package dev.blotter.database.maintenance;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Set;

/** An archiving that is nothing but some SQL. */
final class SqlSteps implements Steps {

  private volatile String sql;

  SqlSteps(String sql) {
    this.sql = sql;
  }

  /** From the next task on. */
  void become(String next) {
    sql = next;
  }

  @Override
  public Set<TaskKind> kinds() {
    return Set.of(TaskKind.ARCHIVE);
  }

  @Override
  public Uni<Void> run(SqlConnection connection, TaskKind kind, String target) {
    return connection.query(sql).execute().replaceWithVoid();
  }

  @Override
  public Uni<Long> bytes(SqlConnection connection, TaskKind kind, String target) {
    return Uni.createFrom().item(0L);
  }
}
