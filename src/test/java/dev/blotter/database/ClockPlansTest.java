package dev.blotter.database;

import static dev.blotter.testing.Await.await;

import dev.blotter.clock.postgres.NamedClockQueries;
import dev.blotter.testing.TestDatabase;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every search of the record of clocks finds its rows by an index, in order. */
class ClockPlansTest {

  private static final String MANY =
      """
      INSERT INTO clock_samples (sampled_at, node, reference, offset_us, uncertainty_us, tolerance_us)
      SELECT now() - i * interval '1 s', 'blotter-' || i % 100, 'database',
        CASE WHEN i % 500 = 0 THEN 60000 ELSE i % 1000 END, 300, 50000
      FROM generate_series(1, 20000) AS i""";

  private static final Map<String, String> INDEXES =
      Map.of(
          "clock-samples-newest", "clock_samples_pkey",
          "clock-samples-of-node", "idx_clock_samples_node",
          "clock-samples-far-away", "idx_clock_samples_far");

  @Test
  void each_is_served_by_its_own() {
    try (var database = TestDatabase.freshDatabase()) {
      var client = database.pool();
      await(client.query(MANY).execute());
      await(client.query("ANALYZE clock_samples").execute());
      var plans = new Plans(client);
      for (var query : new NamedClockQueries().named()) {
        var statement = query.statement(Map.of("after_time", Instant.now()));
        plans.of(statement).mustFindRowsBy(INDEXES.get(query.name()));
        plans.ofAnyValues(statement).mustFindRowsBy(INDEXES.get(query.name()));
      }
    }
  }
}
