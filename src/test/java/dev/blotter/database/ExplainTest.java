package dev.blotter.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.database.QueryPlan.Pruning;
import dev.blotter.kernel.NamedQuery.Statement;
import dev.blotter.testing.TestDatabase;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-01-01T00:00:00Z");

  @Test
  void tables_that_a_rebuild_fills_under_the_same_names_change_no_plan() {
    try (var database = TestDatabase.freshDatabase()) {
      var explain = new Explain(database.pool(), new Limits());
      var statement = new Statement("SELECT * FROM orders WHERE placed_at < $1", List.of(TIME));
      var before = explain.of(statement, false).await().atMost(SOON);
      database
          .pool()
          .query(
              """
              CREATE TABLE rebuild.orders (LIKE orders) PARTITION BY RANGE (placed_at);
              CREATE TABLE rebuild.orders_default PARTITION OF rebuild.orders DEFAULT""")
          .execute()
          .await()
          .atMost(SOON);
      var meanwhile = explain.of(statement, false).await().atMost(SOON);
      assertThat(meanwhile.partitions()).isEqualTo(before.partitions());
      assertThat(meanwhile.partitions()).extracting(Pruning::table).containsExactly("orders");
    }
  }

  private record Limits() implements MonitoringConfig {
    @Override
    public Duration every() {
      return Duration.ofMinutes(1);
    }

    @Override
    public Duration slowStatement() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Duration planTimeout() {
      return Duration.ofSeconds(10);
    }
  }
}
