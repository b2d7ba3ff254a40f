package dev.blotter.database;

import static dev.blotter.testing.Await.await;

import dev.blotter.seeding.SeededDatabase;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Plans of the seeded database where indexes are dropped: in a transaction that is never committed,
 * since others use that database.
 */
abstract class SpoiledPlans implements PlannedQueries {

  @Inject QueryCatalogue catalogue;

  private SqlConnection connection;
  private Plans plans;

  @BeforeEach
  void open() {
    connection = await(SeededDatabase.get().pool().getConnection());
    execute("BEGIN");
    plans = new Plans(connection);
  }

  @AfterEach
  void close() {
    execute("ROLLBACK");
    await(connection.close());
  }

  void execute(String sql) {
    await(connection.query(sql).execute());
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
