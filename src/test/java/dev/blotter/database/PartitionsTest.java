package dev.blotter.database;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.testing.TestDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionsTest {

  private static final Instant NEW_YEARS_EVE = Instant.parse("2030-12-31T23:59:59Z");
  private static final String USER = "01890000-0000-7000-8000-000000000000";

  private TestDatabase database;

  record Every(Duration every, Duration ahead) implements KeptForAYear {
    @Override
    public Optional<Duration> archiveAfter() {
      return Optional.empty();
    }

    @Override
    public String archiveFolder() {
      return "target/test-archive";
    }
  }

  @BeforeEach
  void make_a_database() {
    database = TestDatabase.freshDatabase();
  }

  @AfterEach
  void drop_the_database() {
    database.close();
  }

  @Test
  void months_of_events_and_quarters_of_orders_are_made_ahead() {
    assertThat(ensureAt(NEW_YEARS_EVE))
        .containsExactly(
            "domain_events_2030_12",
            "domain_events_2031_01",
            "domain_events_2031_02",
            "orders_2030_q4",
            "orders_2031_q1",
            "audit_accesses_2030_12",
            "audit_accesses_2031_01",
            "audit_accesses_2031_02",
            "refusals_2030_12",
            "refusals_2031_01",
            "refusals_2031_02",
            "clock_samples_2030_12",
            "clock_samples_2031_01",
            "clock_samples_2031_02",
            "quote_history_2030_12",
            "quote_history_2031_01",
            "quote_history_2031_02");
  }

  @Test
  void what_is_there_is_left_alone() {
    ensureAt(NEW_YEARS_EVE);
    assertThat(ensureAt(NEW_YEARS_EVE)).isEmpty();
    assertThat(ensureAt(NEW_YEARS_EVE.plusSeconds(60))).isEmpty();
    assertThat(ensureAt(Instant.parse("2031-01-31T00:00:00Z")))
        .containsExactly(
            "domain_events_2031_03",
            "audit_accesses_2031_03",
            "refusals_2031_03",
            "clock_samples_2031_03",
            "quote_history_2031_03");
  }

  @Test
  void several_nodes_may_make_them_at_once() {
    var nodes = IntStream.range(0, 8).mapToObj(i -> partitionsAt(NEW_YEARS_EVE).ensure()).toList();
    var made = await(Uni.join().all(nodes).andFailFast());
    assertThat(made.stream().flatMap(List::stream)).hasSize(17).doesNotHaveDuplicates();
  }

  @Test
  void an_event_of_a_month_without_partition_is_kept_and_moves_to_it_later() {
    insertEvent("2031-01-15", 1);
    insertEvent("2035-01-15", 2);
    assertThat(placeOfEvents()).containsExactly("domain_events_default", "domain_events_default");
    ensureAt(NEW_YEARS_EVE);
    assertThat(placeOfEvents()).containsExactly("domain_events_2031_01", "domain_events_default");
  }

  @Test
  void months_that_have_passed_are_made_of_what_the_default_partition_holds() {
    insertEvent("2029-03-15", 1);
    insertEvent("2030-10-15", 2);
    assertThat(ensureAt(NEW_YEARS_EVE))
        .startsWith("domain_events_2029_03", "domain_events_2030_10", "domain_events_2030_12")
        .doesNotContain("domain_events_2030_11");
    assertThat(placeOfEvents()).containsExactly("domain_events_2029_03", "domain_events_2030_10");
  }

  @Test
  void what_comes_late_for_an_archived_month_waits_for_its_return() {
    strings(
        """
        INSERT INTO archived_partitions VALUES ('domain_events_2030_03', '2030-03-01',
          '2030-04-01', 0, '{}', 'file', '', '')""");
    insertEvent("2030-03-15", 1);
    assertThat(ensureAt(NEW_YEARS_EVE)).startsWith("domain_events_2030_12");
    assertThat(placeOfEvents()).containsExactly("domain_events_default");
  }

  @Test
  void whoever_reads_a_table_for_long_keeps_neither_others_nor_other_tables_waiting() {
    var reader = await(database.pool().getConnection());
    await(reader.query("BEGIN; SELECT count(*) FROM domain_events").execute());
    CompletableFuture<List<String>> making =
        partitionsAt(NEW_YEARS_EVE).ensure().subscribeAsCompletionStage();
    while (!making.isDone()) {
      long start = System.nanoTime();
      strings("SELECT count(*)::text FROM domain_events");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1500));
    }
    assertThat(making).isCompletedExceptionally();
    assertThat(partitionsOf("orders")).contains("orders_2030_q4");
    await(reader.query("ROLLBACK").execute());
    await(reader.close());
  }

  @Test
  void the_job_makes_up_for_what_failed_at_its_next_look_and_rests_once_all_is_done() {
    var now = new AtomicReference<>(NEW_YEARS_EVE);
    var config = new Every(Duration.ofDays(1), Duration.ofDays(1));
    var job = new PartitionJob(new Partitions(database.pool(), now::get, config), config);
    var reader = await(database.pool().getConnection());
    await(reader.query("BEGIN; SELECT count(*) FROM domain_events").execute());
    assertThat(job.run().subscribeAsCompletionStage()).failsWithin(Duration.ofSeconds(30));
    assertThat(partitionsOf("orders")).contains("orders_2030_q4");
    assertThat(partitionsOf("domain_events")).doesNotContain("domain_events_2030_12");
    await(reader.query("ROLLBACK").execute());
    await(reader.close());
    await(job.run());
    assertThat(partitionsOf("domain_events")).contains("domain_events_2030_12");
    now.set(NEW_YEARS_EVE.plus(Duration.ofDays(365)));
    await(job.run());
    assertThat(partitionsOf("domain_events")).doesNotContain("domain_events_2031_12");
  }

  @Test
  void a_clock_that_is_ahead_has_nothing_dropped_that_is_younger_than_a_year() {
    strings("SELECT ensure_partitions('refusals', 'month', now() - interval '3 months', now())");
    var before = partitionsOf("refusals");
    assertThat(await(partitionsAt(Instant.parse("2099-01-01T00:00:00Z")).expire())).isEmpty();
    assertThat(partitionsOf("refusals")).isEqualTo(before);
  }

  @Test
  void a_record_that_cannot_be_expired_keeps_no_other() {
    for (var record : List.of("audit_accesses", "refusals")) {
      strings(
          "SELECT ensure_partitions('%s', 'month', '2024-03-01', '2024-03-01')".formatted(record));
    }
    var reader = await(database.pool().getConnection());
    await(reader.query("BEGIN; SELECT count(*) FROM audit_accesses").execute());
    var expiring = partitionsAt(Instant.parse("2026-01-01T00:00:00Z")).expire();
    assertThat(expiring.subscribeAsCompletionStage()).failsWithin(Duration.ofSeconds(30));
    assertThat(partitionsOf("refusals")).doesNotContain("refusals_2024_03");
    assertThat(partitionsOf("audit_accesses")).contains("audit_accesses_2024_03");
    await(reader.close());
  }

  @Test
  void a_new_partition_refuses_changes_as_the_whole_does() {
    insertEvent("2031-01-15", 1);
    ensureAt(NEW_YEARS_EVE);
    for (var change : List.of("DELETE FROM %s", "TRUNCATE %s", "UPDATE %s SET lane_position = 9")) {
      assertThatThrownBy(() -> strings(change.formatted("domain_events_2031_01")))
          .hasMessageContaining("is refused");
      assertThatThrownBy(() -> strings(change.formatted("domain_events_default")))
          .hasMessageContaining("is refused");
    }
  }

  @Test
  void a_new_partition_keeps_versions_unique_as_the_default_does() {
    ensureAt(NEW_YEARS_EVE);
    insertEvent("2031-01-15", 1);
    assertThatThrownBy(() -> insertEvent("2031-01-15", 2)).hasMessageContaining("duplicate key");
  }

  @Test
  void months_of_the_record_of_reads_are_dropped_when_their_time_is_over_and_not_before() {
    strings("SELECT ensure_partitions('audit_accesses', 'month', '2024-03-01', '2024-05-01')");
    for (var day : List.of("2024-03-31", "2024-04-01", "2024-05-01")) {
      strings(
          """
          INSERT INTO audit_accesses (id, at, reader_type, reader_id, method, path, status,
            correlation_id)
          VALUES (gen_random_uuid(), '%s', 'AUDITOR', 'a', 'GET', '/', 200, gen_random_uuid())"""
              .formatted(day));
    }
    var oneYearAfterApril = Instant.parse("2025-05-01T00:00:00Z");
    assertThat(await(partitionsAt(oneYearAfterApril).expire()))
        .containsExactly("audit_accesses_2024_03", "audit_accesses_2024_04");
    assertThat(strings("SELECT at::date::text FROM audit_accesses")).containsExactly("2024-05-01");
  }

  @Test
  void months_of_the_records_of_refusals_clocks_and_prices_are_dropped_so_too() {
    for (var record : List.of("refusals", "clock_samples", "quote_history")) {
      strings(
          "SELECT ensure_partitions('%s', 'month', '2024-03-01', '2024-04-01')".formatted(record));
    }
    assertThat(await(partitionsAt(Instant.parse("2025-04-01T00:00:00Z")).expire()))
        .containsExactlyInAnyOrder(
            "refusals_2024_03", "clock_samples_2024_03", "quote_history_2024_03");
  }

  @ParameterizedTest
  @ValueSource(strings = {"audit_accesses", "refusals", "clock_samples", "quote_history"})
  void whoever_asks_cannot_have_the_last_year_of_a_record_dropped(String name) {
    assertThatThrownBy(
            () ->
                strings("SELECT expire_record('%s', now() - interval '364 days')".formatted(name)))
        .hasMessageContaining("kept for a year");
  }

  @Test
  void nothing_but_a_record_is_ever_dropped() {
    assertThatThrownBy(() -> strings("SELECT expire_record('domain_events', '2020-01-01')"))
        .hasMessageContaining("no record that ends");
  }

  private List<String> partitionsOf(String table) {
    return strings("SELECT name FROM partitions_of('%s') ORDER BY 1".formatted(table));
  }

  private List<String> ensureAt(Instant now) {
    return await(partitionsAt(now).ensure());
  }

  private Partitions partitionsAt(Instant now) {
    var config = new Every(Duration.ofDays(1), Duration.ofDays(40));
    return new Partitions(database.pool(), () -> now, config);
  }

  /** An event of version 1 of the same aggregate in each year. */
  private void insertEvent(String day, int position) {
    strings(
        """
        INSERT INTO domain_events (lane, lane_position, occurred_at, event_id, aggregate_type,
          aggregate_id, aggregate_version, event_type, schema_version, user_id, command_id,
          correlation_id, actor_type, actor_id, payload)
        VALUES (0, %2$d, '%3$s', '%1$s', 'user', '%1$s', extract(year FROM date '%3$s'), 'E', 1,
          '%1$s', 'c', '%1$s', 'SYSTEM', 'test', '{}')"""
            .formatted(USER, position, day));
  }

  private List<String> placeOfEvents() {
    return strings("SELECT tableoid::regclass::text FROM domain_events ORDER BY lane_position");
  }

  private List<String> strings(String sql) {
    var rows = database.pool().query(sql).mapping((Row row) -> row.getString(0)).execute();
    return await(rows).stream().toList();
  }
}
