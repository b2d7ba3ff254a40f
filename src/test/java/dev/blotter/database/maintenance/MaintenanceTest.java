package dev.blotter.database.maintenance;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Actor;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class MaintenanceTest {

  /** Waits for as long as nobody interrupts it. */
  private static final String SLOW = "SELECT pg_sleep(60)";

  /** Leaves a transaction in which nothing can be done any more. */
  private static final String BROKEN = "BEGIN; SELECT 1 / 0";

  private static final String SOME_QUOTES =
      """
      INSERT INTO quotes (symbol)
      SELECT 'S' || n FROM generate_series(1, 20000) AS n""";

  private static final String LOCKS =
      """
      SELECT count(*)::text FROM pg_locks WHERE locktype = 'advisory'
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())""";

  @AutoClose
  private final TestMaintenance on =
      new TestMaintenance(
          new TestMaintenance.Config(
              Duration.ofMillis(300), java.util.Optional.empty(), 50, 100_000));

  @Test
  void a_table_is_vacuumed_and_analyzed() {
    // What is counted of the deletion too late would stand beside what the vacuum has counted.
    on.sql(
        SOME_QUOTES
            + "; DELETE FROM quotes WHERE symbol LIKE 'S1%'; SELECT pg_stat_force_next_flush()");
    var task = on.perform(TaskKind.VACUUM, "quotes");
    assertThat(task.state()).isEqualTo(TaskState.DONE);
    assertThat(task.bytesBefore()).isPositive();
    assertThat(task.bytesAfter()).isPositive();
    assertThat(statistics("quotes", "last_vacuum IS NOT NULL AND last_analyze IS NOT NULL"))
        .isEqualTo("true");
    assertThat(statistics("quotes", "n_dead_tup = 0")).isEqualTo("true");
  }

  @Test
  void a_partitioned_table_is_analyzed_as_a_whole_and_its_partitions_vacuumed() {
    var analyzed = on.perform(TaskKind.ANALYZE, "orders");
    assertThat(analyzed.error()).isNull();
    assertThat(statistics("orders_default", "last_analyze IS NOT NULL")).isEqualTo("true");
    assertThat(statistics("orders", "last_analyze IS NOT NULL")).isEqualTo("true");
    on.perform(TaskKind.VACUUM, "orders");
    assertThat(statistics("orders_default", "last_vacuum IS NOT NULL")).isEqualTo("true");
  }

  @Test
  void an_index_that_is_bloated_is_found_due_and_becomes_small() {
    on.sql(SOME_QUOTES + "; DELETE FROM quotes WHERE symbol NOT LIKE 'S1%7'");
    on.perform(TaskKind.VACUUM, "quotes");
    var due = await(on.schedule().ask());
    assertThat(due).anyMatch(task -> is(task, TaskKind.REINDEX, "quotes_pkey"));
    await(on.node().work());
    var task = due.stream().filter(one -> is(one, TaskKind.REINDEX, "quotes_pkey")).findFirst();
    var done = on.now(task.orElseThrow());
    assertThat(done.state()).isEqualTo(TaskState.DONE);
    assertThat(done.bytesAfter()).isLessThan(done.bytesBefore() / 2);
    assertThat(done.actor()).isEqualTo(Actor.system("maintenance"));
    assertThat(await(on.schedule().ask()))
        .noneMatch(again -> is(again, TaskKind.REINDEX, "quotes_pkey"));
  }

  @Test
  void statistics_are_due_after_many_changes_and_a_vacuum_after_many_deaths() {
    on.sql(
        SOME_QUOTES
            + "; DELETE FROM quotes WHERE symbol LIKE 'S1%'; SELECT pg_stat_force_next_flush()::text");
    assertThat(await(on.schedule().ask()))
        .anyMatch(task -> is(task, TaskKind.ANALYZE, "quotes"))
        .anyMatch(task -> is(task, TaskKind.VACUUM, "quotes"));
    await(on.schedule().ask());
    assertThat(await(on.tasks.open())).as("not queued twice").hasSize(2);
  }

  @Test
  void an_index_of_a_partitioned_table_is_made_anew_partition_by_partition() {
    var before = fileOf("orders_default_user_id_idx");
    assertThat(on.perform(TaskKind.REINDEX, "idx_orders_user_id").error()).isNull();
    assertThat(fileOf("orders_default_user_id_idx")).isNotEqualTo(before);
    assertThat(on.perform(TaskKind.REINDEX, "orders").state()).isEqualTo(TaskState.DONE);
  }

  @Test
  void names_that_the_catalog_does_not_have_mean_nothing() {
    var targets = new Targets(on.database.pool(on.database.service()));
    assertThat(await(targets.exists(TaskKind.VACUUM, "orders"))).isTrue();
    assertThat(await(targets.exists(TaskKind.VACUUM, "idx_orders_user_id"))).isFalse();
    assertThat(await(targets.exists(TaskKind.REINDEX, "idx_orders_user_id"))).isTrue();
    for (var name : List.of("pg_class", "orders; DROP TABLE orders", "\"orders\"", "ORDERS", "")) {
      assertThat(await(targets.exists(TaskKind.VACUUM, name))).as(name).isFalse();
      assertThat(await(targets.exists(TaskKind.REINDEX, name))).as(name).isFalse();
    }
  }

  @Test
  void a_lock_that_is_not_to_be_had_fails_the_task_after_three_attempts_and_leaves_nothing() {
    var blocker = open();
    await(blocker.query("BEGIN; LOCK TABLE quotes IN SHARE MODE").execute());
    var task = on.perform(TaskKind.REINDEX, "quotes_pkey");
    await(blocker.close());
    assertThat(task.state()).isEqualTo(TaskState.FAILED);
    assertThat(task.attempts()).isEqualTo(3);
    assertThat(task.error()).contains("lock timeout");
  }

  @Test
  void what_a_broken_off_reindex_leaves_is_dropped_by_the_next() {
    leaveHalfAnIndex();
    assertThat(halfIndexes()).isNotEmpty();
    assertThat(on.perform(TaskKind.REINDEX, "quotes_pkey").state()).isEqualTo(TaskState.DONE);
    assertThat(halfIndexes()).isEmpty();
  }

  @Test
  void a_task_whose_connection_is_killed_is_done_by_the_next_node() {
    var slow = new SqlSteps(SLOW);
    on.knowing(slow);
    var task = on.ask(TaskKind.ARCHIVE, "something");
    var dying = on.node().work().subscribeAsCompletionStage();
    var running = running(task);
    on.sql("SELECT pg_terminate_backend(" + running.pid() + ")::text");
    assertThat(dying).failsWithin(Duration.ofSeconds(10));
    assertThat(on.now(task).state()).isEqualTo(TaskState.RUNNING);
    slow.become("SELECT 1");
    await(on.node().work());
    assertThat(on.now(task).state()).isEqualTo(TaskState.DONE);
    assertThat(on.now(task).attempts()).isEqualTo(2);
  }

  @Test
  void one_task_runs_at_a_time_over_all_nodes() {
    on.knowing(new SqlSteps(SLOW));
    var first = on.ask(TaskKind.ARCHIVE, "something");
    var second = on.ask(TaskKind.VACUUM, "quotes");
    CompletableFuture<Void> atWork = on.node().work().subscribeAsCompletionStage();
    running(first);
    await(on.node().work());
    assertThat(on.now(second).state()).isEqualTo(TaskState.QUEUED);
    await(on.tasks.cancel(first.id()));
    assertThat(atWork).succeedsWithin(Duration.ofSeconds(10));
    assertThat(on.now(first).state()).isEqualTo(TaskState.CANCELLED);
    assertThat(on.now(second).state()).isEqualTo(TaskState.DONE);
  }

  @Test
  void a_task_that_waits_is_taken_back_and_one_that_ended_is_not() {
    var task = on.ask(TaskKind.VACUUM, "quotes");
    assertThat(await(on.tasks.cancel(task.id()))).isPresent();
    await(on.node().work());
    assertThat(on.now(task).state()).isEqualTo(TaskState.CANCELLED);
    assertThat(await(on.tasks.cancel(task.id()))).isEmpty();
  }

  @Test
  void a_task_that_is_cancelled_while_it_fails_is_not_tried_again() {
    var blocker = open();
    await(blocker.query("BEGIN; LOCK TABLE quotes IN SHARE MODE").execute());
    var task = on.ask(TaskKind.REINDEX, "quotes_pkey");
    CompletableFuture<Void> failing = on.node().work().subscribeAsCompletionStage();
    running(task);
    on.sql("UPDATE maintenance_tasks SET cancel_asked = true RETURNING state");
    assertThat(failing).succeedsWithin(Duration.ofSeconds(10));
    await(blocker.close());
    assertThat(on.now(task).state()).isEqualTo(TaskState.CANCELLED);
    assertThat(on.now(task).endedAt()).isNotNull();
  }

  @Test
  void the_connection_is_given_back_as_it_was() {
    on.perform(TaskKind.ANALYZE, "quotes");
    assertThat(on.sql(LOCKS)).containsExactly("0");
  }

  @Test
  void a_connection_that_cannot_be_given_back_as_it_was_is_ended_and_lets_go_of_the_lock() {
    var steps = new SqlSteps(BROKEN);
    on.knowing(steps);
    var task = on.ask(TaskKind.ARCHIVE, "something");
    assertThat(on.node().work().subscribeAsCompletionStage()).failsWithin(Duration.ofSeconds(10));
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> on.sql(LOCKS).equals(List.of("0")));
    steps.become("SELECT 1");
    await(on.node().work());
    assertThat(on.now(task).state()).isEqualTo(TaskState.DONE);
  }

  @Test
  void what_was_done_is_measured() {
    on.perform(TaskKind.ANALYZE, "quotes");
    assertThat(
            on.metrics
                .get("blotter.maintenance.duration")
                .tags("task", "ANALYZE", "outcome", "DONE")
                .timer()
                .count())
        .isEqualTo(1);
  }

  private MaintenanceTask running(MaintenanceTask task) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> on.now(task), now -> now.state() == TaskState.RUNNING);
  }

  private SqlConnection open() {
    return await(on.database.pool().getConnection());
  }

  /** Interrupts a REINDEX while it waits for a transaction that is older than it. */
  private void leaveHalfAnIndex() {
    var older = open();
    await(older.query("BEGIN; SELECT count(*) FROM quotes").execute());
    var reindexing = open();
    var interrupted =
        reindexing
            .query("SET lock_timeout = '200ms'")
            .execute()
            .chain(() -> reindexing.query("REINDEX INDEX CONCURRENTLY quotes_pkey").execute())
            .subscribeAsCompletionStage();
    assertThat(interrupted).failsWithin(Duration.ofSeconds(10));
    await(older.query("ROLLBACK").execute());
    await(older.close());
    await(reindexing.query("RESET ALL").execute());
    await(reindexing.close());
  }

  private List<String> halfIndexes() {
    return on.sql(
        "SELECT indexrelid::regclass::text FROM pg_index"
            + " WHERE indrelid = 'quotes'::regclass AND NOT indisvalid");
  }

  private String fileOf(String index) {
    return on.sql("SELECT pg_relation_filenode('" + index + "')::text").getFirst();
  }

  private String statistics(String table, String condition) {
    return on.sql(
            "SELECT (%s)::text FROM pg_stat_user_tables WHERE relname = '%s'"
                .formatted(condition, table))
        .getFirst();
  }

  private static boolean is(MaintenanceTask task, TaskKind kind, String target) {
    return task.task() == kind && task.target().equals(target);
  }
}
