package dev.blotter.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.database.QueryPlan.Pruning;
import dev.blotter.kernel.NamedQuery.Planned;
import dev.blotter.kernel.NamedQuery.Statement;
import dev.blotter.testing.TestDatabase;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExplainTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-01-01T00:00:00Z");

  @Test
  void tables_that_a_rebuild_fills_under_the_same_names_change_no_plan() {
    try (var database = TestDatabase.freshDatabase()) {
      var explain = new Explain(database.pool(), new EachMinute());
      var statement = new Statement("SELECT * FROM orders WHERE placed_at < $1", List.of(TIME));
      var before = explain.of(statement, Planned.FOR_ITS_VALUES, false).await().atMost(SOON);
      database
          .pool()
          .query(
              """
              CREATE TABLE rebuild.orders (LIKE orders) PARTITION BY RANGE (placed_at);
              CREATE TABLE rebuild.orders_default PARTITION OF rebuild.orders DEFAULT""")
          .execute()
          .await()
          .atMost(SOON);
      var meanwhile = explain.of(statement, Planned.FOR_ITS_VALUES, false).await().atMost(SOON);
      assertThat(meanwhile.partitions()).isEqualTo(before.partitions());
      assertThat(meanwhile.partitions()).extracting(Pruning::table).containsExactly("orders");
    }
  }

  @Test
  void the_one_plan_for_any_values_knows_none_of_them() {
    try (var database = TestDatabase.freshDatabase(1)) {
      var explain = new Explain(database.pool(), new EachMinute());
      var ids = new UUID[] {UUID.randomUUID(), UUID.randomUUID()};
      var statement =
          new Statement(
              "SELECT * FROM orders WHERE placed_at < $1 AND id = ANY ($2) AND tag = $3 LIMIT $4",
              Arrays.asList(TIME, ids, "it's", 5));
      var forAny = plan(explain, statement, Planned.FOR_ANY_VALUES, false);
      assertThat(forAny).contains("tag = $3").doesNotContain("it's");
      assertThat(plan(explain, statement, Planned.FOR_ITS_VALUES, false)).contains("it''s");
      assertThat(plan(explain, statement, Planned.FOR_ANY_VALUES, true))
          .as("asked for again, and run")
          .contains("tag = $3", "Actual Rows");
    }
  }

  @Test
  void partitions_that_the_one_plan_leaves_alone_count_as_such() {
    try (var database = TestDatabase.freshDatabase()) {
      var explain = new Explain(database.pool(), new EachMinute());
      var statement = new Statement("SELECT * FROM orders WHERE placed_at = $1", List.of(TIME));
      var plan = explain.of(statement, Planned.FOR_ANY_VALUES, false).await().atMost(SOON);
      assertThat(plan.partitions()).singleElement().extracting(Pruning::touched).isEqualTo(1);
    }
  }

  private static String plan(
      Explain explain, Statement statement, Planned planned, boolean analyze) {
    return explain.of(statement, planned, analyze).await().atMost(SOON).plan().toString();
  }
}
