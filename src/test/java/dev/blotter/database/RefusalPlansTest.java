package dev.blotter.database;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.audit.refusal.postgres.NamedRefusalQueries;
import dev.blotter.kernel.NamedQuery;
import dev.blotter.testing.TestDatabase;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every search of the record of refusals finds its rows by an index, in order. */
class RefusalPlansTest {

  private static final String MANY =
      """
      INSERT INTO refusals (at, id, last_at, times, actor_id, actor_roles, operation, method, path,
        user_id, code, status, correlation_id)
      SELECT now() - i * interval '1 s', gen_random_uuid(), now(), 1, 'trader-' || i % 500, '{trader}',
        'placeOrder', 'POST', '/v1/users/{user_id}/orders',
        lpad((i % 500)::text, 32, '0')::uuid, 'CODE_' || i % 20, 404, gen_random_uuid()
      FROM generate_series(1, 20000) AS i""";

  private static final Map<String, String> INDEXES =
      Map.of(
          "refusals-of-user", "idx_refusals_user",
          "refusals-of-actor", "idx_refusals_actor",
          "refusals-of-code", "idx_refusals_code",
          "refusals-newest", "refusals_pkey");

  @Test
  void each_is_served_by_its_own() {
    try (var database = TestDatabase.freshDatabase()) {
      var client = database.pool();
      await(client.query(MANY).execute());
      await(client.query("ANALYZE refusals").execute());
      var plans = new Plans(client);
      var queries = new NamedRefusalQueries().named();
      assertThat(queries).extracting(NamedQuery::name).containsAll(INDEXES.keySet());
      for (var query : queries) {
        var statement = query.statement(Map.of("after_time", Instant.now()));
        plans.of(statement).mustFindRowsBy(INDEXES.get(query.name()));
        plans.ofAnyValues(statement).mustFindRowsBy(INDEXES.get(query.name()));
      }
    }
  }
}
