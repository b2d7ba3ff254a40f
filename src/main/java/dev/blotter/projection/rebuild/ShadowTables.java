package dev.blotter.projection.rebuild;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Optional;

/** What is done to the new tables themselves, by functions that run with their owner's rights. */
final class ShadowTables {

  private static final String FORGET = "DELETE FROM projection_parked WHERE projection = $1";

  private ShadowTables() {}

  /** Makes them, empty, in place of any that are left of an earlier rebuild. */
  static Uni<Void> make(SqlConnection connection, String projection) {
    return call(connection, "make_shadow", projection)
        .chain(() -> forgetParked(connection, projection));
  }

  /** Gives them the partitions that the live table was given meanwhile. */
  static Uni<Void> align(SqlConnection connection, String projection) {
    return call(connection, "align_shadow", projection);
  }

  /** Builds one index and answers its name; empty where none is left that nobody else builds. */
  static Uni<Optional<String>> buildIndex(SqlConnection connection, String projection) {
    return connection
        .preparedQuery("SELECT build_shadow_index($1) AS built")
        .mapping((Row row) -> Optional.ofNullable(row.getString("built")))
        .execute(Tuple.of(projection))
        .map(rows -> rows.iterator().next());
  }

  /** How many partitions and indexes are missing. */
  static Uni<Long> lacks(SqlClient client, String projection) {
    return client
        .preparedQuery("SELECT shadow_lacks($1) AS lacks")
        .execute(Tuple.of(projection))
        .map(rows -> rows.iterator().next().getLong("lacks"));
  }

  static Uni<Void> analyze(SqlConnection connection, String projection) {
    return call(connection, "analyze_shadow", projection);
  }

  /** Puts them in the place of the live ones. */
  static Uni<Void> swap(SqlConnection connection, String projection) {
    return call(connection, "swap_shadow", projection);
  }

  /** Drops them, or after the swap the old ones. */
  static Uni<Void> drop(SqlConnection connection, String projection) {
    return call(connection, "drop_shadow", projection)
        .chain(() -> forgetParked(connection, projection));
  }

  private static Uni<Void> forgetParked(SqlConnection connection, String projection) {
    return connection
        .preparedQuery(FORGET)
        .execute(Tuple.of(Shadow.nameOf(projection)))
        .replaceWithVoid();
  }

  private static Uni<Void> call(SqlConnection connection, String function, String projection) {
    return connection
        .preparedQuery("SELECT " + function + "($1)")
        .execute(Tuple.of(projection))
        .replaceWithVoid();
  }
}
