package dev.blotter.database;

import static dev.blotter.testing.Await.await;

import dev.blotter.marketdata.QuoteHistory;
import dev.blotter.testing.TestDatabase;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was known of prices at a moment is one row of an index for each instrument. */
class QuoteHistoryPlansTest {

  private static final String MANY =
      """
      INSERT INTO quote_history (symbol, known_at, bid, bid_at)
      SELECT 'S' || i % 20, now() - i * interval '1 min', 10, now() FROM generate_series(1, 60000) AS i""";

  @Test
  void it_is_found_by_the_primary_key() {
    try (var database = TestDatabase.freshDatabase()) {
      var client = database.pool();
      await(client.query(MANY).execute());
      await(client.query("ANALYZE quote_history").execute());
      var plans = new Plans(client);
      for (var query : new QuoteHistory(client).named()) {
        var statement = query.statement(Map.of("symbol", "S7", "at", Instant.now()));
        plans.of(statement).mustFindRowsBy("quote_history_pkey");
        plans.ofAnyValues(statement).mustFindRowsBy("quote_history_pkey");
      }
    }
  }
}
