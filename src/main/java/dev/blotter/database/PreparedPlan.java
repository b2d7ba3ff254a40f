package dev.blotter.database;

import dev.blotter.kernel.NamedQuery.Statement;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/**
 * The plan of a statement that is prepared and then executed with values, which are not known when
 * it is planned. {@code EXPLAIN} of the statement itself would plan it for them, whatever the mode.
 */
final class PreparedPlan {

  private static final String NAME = "blotter_explained";

  private static final String TYPES =
      "SELECT parameter_types::text[] AS types FROM pg_prepared_statements WHERE name = '%s'"
          .formatted(NAME);

  private final SqlConnection connection;
  private final Statement statement;

  PreparedPlan(SqlConnection connection, Statement statement) {
    this.connection = connection;
    this.statement = statement;
  }

  /** Lasts beyond the transaction, until it is {@link #forget forgotten}. */
  Uni<RowSet<Row>> read(String options) {
    var prepare =
        "SET LOCAL plan_cache_mode = force_generic_plan; PREPARE %s AS %s"
            .formatted(NAME, statement.sql());
    return connection
        .query(prepare)
        .execute()
        .chain(this::literals)
        .chain(
            values ->
                connection
                    .query("EXPLAIN (%s) EXECUTE %s%s".formatted(options, NAME, values))
                    .execute());
  }

  static Uni<Void> forget(SqlConnection connection) {
    return connection
        .query("DEALLOCATE " + NAME)
        .execute()
        .replaceWithVoid()
        // It was not prepared, or the connection is gone.
        .onFailure()
        .recoverWithNull();
  }

  /** In parentheses as the server spells them, since a utility statement takes no parameters. */
  private Uni<String> literals() {
    return statement.values().isEmpty()
        ? Uni.createFrom().item("")
        : connection
            .query(TYPES)
            .mapping((Row row) -> row.getArrayOfStrings("types"))
            .execute()
            .chain(found -> spelt(List.of(found.iterator().next())));
  }

  private Uni<String> spelt(List<String> types) {
    List<String> parameters = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      parameters.add("quote_nullable($%d::%s)".formatted(i + 1, types.get(i)));
    }
    var sql =
        "SELECT concat('(', concat_ws(', ', %s), ')')".formatted(String.join(", ", parameters));
    return connection
        .preparedQuery(sql)
        .mapping((Row row) -> row.getString(0))
        .execute(Tuple.tuple(statement.values()))
        .map(rows -> rows.iterator().next());
  }
}
