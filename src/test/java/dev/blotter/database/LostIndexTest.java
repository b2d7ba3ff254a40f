package dev.blotter.database;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.seeding.SeededDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The tests of plans would notice an index that is lost. */
@Tag("service")
@QuarkusTest
class LostIndexTest implements PlannedQueries {

  /** The queries that the strategy names. */
  private static final List<String> NAMED =
      List.of(
          "user-by-email",
          "portfolio-of-user",
          "open-position",
          "users-with-portfolios",
          "active-orders",
          "active-orders-of-user",
          "orders-of-user",
          "orders-of-user-after",
          "orders-of-symbols");

  @Inject QueryCatalogue catalogue;

  private SqlConnection connection;
  private Plans plans;

  /** In a transaction that is never committed, since others use that database. */
  @BeforeEach
  void open() {
    connection = await(SeededDatabase.get().pool().getConnection());
    await(connection.query("BEGIN").execute());
    plans = new Plans(connection);
  }

  @AfterEach
  void close() {
    await(connection.query("ROLLBACK").execute());
    await(connection.close());
  }

  @Test
  void a_query_that_loses_its_index_is_found_out() {
    var expected = new ExpectedIndexes(user(), order(), "nobody@example.com").all();
    for (var name : NAMED) {
      var query = expected.get(name);
      var indexes = query.indexes().toArray(String[]::new);
      planned(name, query.values()).mustFindRowsBy(indexes);
      await(connection.query("SAVEPOINT before").execute());
      await(connection.query("DROP INDEX " + String.join(", ", indexes)).execute());
      assertThatThrownBy(() -> planned(name, query.values()).mustFindRowsBy(indexes))
          .as(name)
          .isInstanceOf(AssertionError.class);
      await(connection.query("ROLLBACK TO before").execute());
    }
  }

  @Override
  public SqlClient client() {
    return connection;
  }

  @Override
  public Plans plans() {
    return plans;
  }

  @Override
  public QueryCatalogue catalogue() {
    return catalogue;
  }
}
