package dev.blotter.database.maintenance;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Set;

/** Knows how to do some kinds of tasks. */
public interface Steps {

  /** What it knows how to do; each kind of task is known to one. */
  Set<TaskKind> kinds();

  /**
   * Does a task on the connection that holds the lock of maintenance, outside of a transaction.
   *
   * @param target the name of what it is done to
   */
  Uni<Void> run(SqlConnection connection, TaskKind kind, String target);

  /** How many bytes what it is done to has; zero where it is not there. */
  Uni<Long> bytes(SqlConnection connection, TaskKind kind, String target);
}
