package dev.blotter.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The tests of plans would notice an index that is lost. */
@Tag("service")
@QuarkusTest
class LostIndexTest extends SpoiledPlans {

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

  @Test
  void a_query_that_loses_its_index_is_found_out() {
    var expected = new ExpectedIndexes(user(), order()).all();
    for (var name : NAMED) {
      var query = expected.get(name);
      var indexes = query.indexes().toArray(String[]::new);
      planned(name, query.values()).mustFindRowsBy(indexes);
      execute("SAVEPOINT before");
      execute("DROP INDEX " + String.join(", ", indexes));
      assertThatThrownBy(() -> planned(name, query.values()).mustFindRowsBy(indexes))
          .as(name)
          .isInstanceOf(AssertionError.class);
      execute("ROLLBACK TO before");
    }
  }
}
