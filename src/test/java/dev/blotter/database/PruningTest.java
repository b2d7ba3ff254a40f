package dev.blotter.database;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.TimeOrderedIds;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Queries that know a time, or an id that holds one, look into no other partition. */
@Tag("service")
@QuarkusTest
class PruningTest {

  private static final Instant PLACED = Instant.parse("2021-02-15T12:00:00Z");
  private static final UUID ORDER = new TimeOrderedIds(new Random(1)).next(7, PLACED);
  private static final UUID USER = new TimeOrderedIds(new Random(2)).next(7, PLACED);
  private static final Pattern SCAN =
      Pattern.compile(
          "(?m)^ *->? *(?:Parallel )?(?:Seq|Index|Index Only|Bitmap Heap) Scan[^\\n]* on"
              + " ((?:orders|domain_events)_\\w+)[^\\n]*\\(actual");

  @Inject QueryCatalogue catalogue;
  @Inject Pool pool;

  @BeforeEach
  void make_partitions_of_a_year() {
    run("SELECT ensure_partitions('orders', 'quarter', '2021-01-01', '2021-12-31')");
    run("SELECT ensure_partitions('domain_events', 'month', '2021-01-01', '2021-12-31')");
  }

  @Test
  void an_order_is_looked_for_in_the_quarter_of_its_id() {
    assertThat(scanned("order-by-id", Map.of("order_id", ORDER))).containsExactly("orders_2021_q1");
  }

  @Test
  void a_query_between_two_times_touches_the_quarters_between_them() {
    var plan =
        plan(
            pool,
            "SELECT count(*) FROM orders WHERE placed_at >= '2021-04-01' AND placed_at < '2021-10-01'",
            List.of());
    assertThat(scans(plan)).containsExactly("orders_2021_q2", "orders_2021_q3");
  }

  @Test
  void events_of_an_aggregate_are_looked_for_from_its_first_month_on() {
    // Taken back: a stream without events is what verifications find.
    var connection = await(pool.getConnection());
    try {
      await(connection.query("BEGIN").execute());
      await(
          connection
              .preparedQuery(
                  """
                  INSERT INTO streams (lane, aggregate_type, aggregate_id, user_id, version,
                    first_occurred_at)
                  VALUES (lane_of($1), 'order', $1, $2, 1, '2021-11-15')""")
              .execute(Tuple.of(ORDER, USER)));
      assertThat(scanned(connection, "events-of-aggregate", Map.of("aggregate_id", ORDER)))
          .contains("domain_events_2021_11", "domain_events_2021_12")
          .noneMatch(name -> name.matches("domain_events_2021_(0.|10)"));
    } finally {
      await(connection.query("ROLLBACK").execute());
      await(connection.close());
    }
  }

  @Test
  void events_of_a_user_are_looked_for_between_the_one_before_and_the_moment_asked_for() {
    var values =
        Map.<String, Object>of(
            "user_id", USER,
            "after_time", Instant.parse("2021-05-15T00:00:00Z"),
            "until", Instant.parse("2021-07-15T00:00:00Z"));
    assertThat(scanned("events-of-user-until", values))
        .containsExactly("domain_events_2021_05", "domain_events_2021_06", "domain_events_2021_07");
  }

  @Test
  void events_of_a_lane_are_read_from_the_month_on_that_the_reader_has_come_to() {
    var values = Map.<String, Object>of("not_before", Instant.parse("2021-11-15T00:00:00Z"));
    assertThat(scanned("events-of-lane", values))
        .contains("domain_events_2021_11", "domain_events_2021_12")
        .noneMatch(name -> name.matches("domain_events_2021_(0.|10)"));
  }

  private Set<String> scanned(String name, Map<String, Object> values) {
    return scanned(pool, name, values);
  }

  private Set<String> scanned(SqlClient client, String name, Map<String, Object> values) {
    var statement = catalogue.find(name).orElseThrow().statement(values);
    return scans(plan(client, statement.sql(), statement.values()));
  }

  private static Set<String> scans(String plan) {
    var names = new TreeSet<String>();
    SCAN.matcher(plan)
        .results()
        .forEach(scan -> names.add(plan.substring(scan.start(1), scan.end(1))));
    assertThat(names).as(plan).isNotEmpty();
    return names;
  }

  /** The one plan for any values as it was executed: partitions that were passed over say so. */
  private static String plan(SqlClient client, String sql, List<?> values) {
    var script =
        """
        SET LOCAL plan_cache_mode = force_generic_plan;
        PREPARE pruned AS %s;
        EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, BUFFERS OFF) EXECUTE pruned%s;
        DEALLOCATE pruned"""
            .formatted(sql, Literals.of(values));
    var rows = await(client.query(script).execute());
    while (rows.size() == 0) {
      rows = rows.next();
    }
    return String.join(
        "\n",
        StreamSupport.stream(rows.spliterator(), false).map(row -> row.getString(0)).toList());
  }

  private void run(String sql) {
    await(pool.query(sql).execute());
  }
}
