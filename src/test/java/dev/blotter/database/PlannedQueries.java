package dev.blotter.database;

import static dev.blotter.testing.Await.await;

import dev.blotter.kernel.NamedQuery.Statement;
import dev.blotter.seeding.SeededDatabase;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Queries of the service, and how a database of 100,000 orders would run them. */
interface PlannedQueries {

  SqlClient client();

  Plans plans();

  QueryCatalogue catalogue();

  /** Who has the most orders. */
  default UUID user() {
    return SeededDatabase.largest();
  }

  /** One of the user's orders, far from the newest. */
  default UUID order() {
    return place().getUUID(1);
  }

  /** When that was placed, and its id. */
  default Row place() {
    var sql =
        """
        SELECT placed_at, id FROM orders WHERE user_id = $1
        ORDER BY placed_at DESC, id DESC OFFSET 998 LIMIT 1""";
    return await(client().preparedQuery(sql).execute(Tuple.of(user()))).iterator().next();
  }

  default Statement query(String name, Map<String, Object> values) {
    return catalogue().find(name).orElseThrow().statement(values);
  }

  default Statement sql(String sql, Object... values) {
    return new Statement(sql, List.of(values));
  }

  /** The plan that the service has for that query: for any values, or for these. */
  default Plan planned(String name, Map<String, Object> values) {
    var query = catalogue().find(name).orElseThrow();
    var statement = query.statement(values);
    return switch (query.planned()) {
      case FOR_ANY_VALUES -> plans().ofAnyValues(statement);
      case FOR_ITS_VALUES -> plans().of(statement);
    };
  }

  /** Both for these values and for any, since nobody knows what a session of others has. */
  default void assertServed(Statement statement, String... indexes) {
    if (!statement.values().isEmpty()) {
      plans().ofAnyValues(statement).mustFindRowsBy(indexes);
    }
    plans().of(statement).mustFindRowsBy(indexes);
  }
}
