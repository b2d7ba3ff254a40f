package dev.blotter.eventlog.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.testing.TestDatabase;
import io.vertx.mutiny.sqlclient.Row;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How a page of a long history is read while the planner knows nothing of a partition yet. */
class LongHistoriesTest {

  @AutoClose private static final TestDatabase database = TestDatabase.freshDatabase();

  private static final String LONG =
      """
      INSERT INTO domain_events (lane, lane_position, occurred_at, event_id, aggregate_type,
        aggregate_id, aggregate_version, event_type, schema_version, user_id, command_id,
        correlation_id, actor_type, actor_id, payload)
      SELECT lane_of(id), n, now(), gen_random_uuid(), 'position', id, n, 'PositionChanged', 1, id,
        'c' || n, gen_random_uuid(), 'SYSTEM', 'test', '{}'
      FROM generate_series(1, 40000) AS n, (SELECT gen_random_uuid() AS id) AS one""";

  @BeforeAll
  static void a_history_that_nobody_has_counted_yet() {
    database.pool().query(LONG).executeAndAwait();
  }

  static Stream<String> statements() {
    return Stream.of(StreamQueries.NEXT, StreamQueries.VERSION_AT);
  }

  @ParameterizedTest
  @MethodSource("statements")
  void a_page_is_found_by_its_versions_and_the_rest_is_neither_read_nor_sorted(String sql) {
    assertThat(plan(sql))
        .contains("aggregate_id_aggregate_version_idx")
        .doesNotContain("aggregate_type_aggregate_id_idx", "Sort  (");
  }

  private static String plan(String sql) {
    var rows =
        database.pool().query("EXPLAIN (GENERIC_PLAN) " + sql).executeAndAwait().spliterator();
    return StreamSupport.stream(rows, false)
        .map((Row row) -> row.getString(0))
        .collect(Collectors.joining("\n"));
  }
}
