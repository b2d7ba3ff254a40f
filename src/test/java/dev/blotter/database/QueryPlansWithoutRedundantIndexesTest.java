package dev.blotter.database;

import static dev.blotter.testing.Await.await;

import dev.blotter.seeding.SeededDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** No query needs an index that another one makes redundant. */
@Tag("service")
@QuarkusTest
class QueryPlansWithoutRedundantIndexesTest extends QueryPlans {

  private static final String LEAVE_OUT =
      """
      DO $$ BEGIN
        EXECUTE (SELECT 'DROP INDEX ' || string_agg(name, ', ') FROM redundant_indexes);
      END $$""";

  private static SqlConnection connection;

  /** In a transaction that is never committed, since others use that database. */
  @BeforeAll
  static void leave_them_out() {
    connection = await(SeededDatabase.get().pool().getConnection());
    await(connection.begin());
    await(connection.query(LEAVE_OUT).execute());
    use(connection);
  }

  @AfterAll
  static void put_them_back() {
    await(connection.transaction().rollback());
    await(connection.close());
  }
}
