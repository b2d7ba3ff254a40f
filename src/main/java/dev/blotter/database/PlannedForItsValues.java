package dev.blotter.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.function.Function;

/** Has a statement planned for its values, where one plan for any would not do. */
public final class PlannedForItsValues {

  private static final String BEGIN = "SET LOCAL plan_cache_mode = force_custom_plan";

  private PlannedForItsValues() {}

  /** Runs what is asked of that connection, in a transaction of its own. */
  public static <T> Uni<T> run(Pool pool, Function<SqlConnection, Uni<T>> work) {
    return pool.withTransaction(
        connection ->
            // Sent together: what is set costs no round trip of its own.
            Uni.combine()
                .all()
                .unis(connection.query(BEGIN).execute(), work.apply(connection))
                .with((set, found) -> found));
  }
}
