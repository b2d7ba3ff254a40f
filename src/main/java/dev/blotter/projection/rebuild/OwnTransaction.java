package dev.blotter.projection.rebuild;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.function.Function;

/**
 * A transaction that goes on after a statement has failed, once that is taken back to a savepoint.
 * The client's own ends with the first failure.
 */
final class OwnTransaction {

  private OwnTransaction() {}

  /**
   * Does the work and commits, or takes all of it back where it fails.
   *
   * @param settings the statements by which the transaction begins
   */
  static <T> Uni<T> of(Pool pool, String settings, Function<SqlConnection, Uni<T>> work) {
    return pool.withConnection(
        connection ->
            connection
                .query("BEGIN")
                .execute()
                .chain(() -> connection.query(settings).execute())
                .chain(() -> work.apply(connection))
                .call(() -> connection.query("COMMIT").execute())
                .onFailure()
                .call(() -> rollback(connection))
                .onCancellation()
                .call(() -> rollback(connection)));
  }

  private static Uni<Void> rollback(SqlConnection connection) {
    return connection.query("ROLLBACK").execute().onFailure().recoverWithNull().replaceWithVoid();
  }
}
