package dev.blotter.database;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.kernel.NamedQuery.Statement;
import dev.blotter.seeding.SeededDatabase;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The tests of plans would notice an index that is lost. */
@Tag("seeded")
class LostIndexTest {

  @Test
  void a_query_that_loses_its_index_is_found_out() {
    var statement = new Statement("SELECT * FROM orders WHERE symbol LIKE 'AAPD%'", List.of());
    var connection = await(SeededDatabase.get().pool().getConnection());
    try {
      await(connection.begin());
      new Plans(connection).of(statement).mustFindRowsBy("idx_orders_symbol");
      await(connection.query("DROP INDEX idx_orders_symbol").execute());
      assertLost(connection, statement);
    } finally {
      await(connection.transaction().rollback());
      await(connection.close());
    }
  }

  private static void assertLost(SqlConnection connection, Statement statement) {
    var plan = new Plans(connection).of(statement);
    assertThatThrownBy(() -> plan.mustFindRowsBy("idx_orders_symbol"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("read from end to end");
  }
}
