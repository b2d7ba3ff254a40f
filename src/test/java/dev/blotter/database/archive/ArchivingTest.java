package dev.blotter.database.archive;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.database.maintenance.MaintenanceTask;
import dev.blotter.database.maintenance.TaskKind;
import dev.blotter.database.maintenance.TaskState;
import dev.blotter.eventlog.RecordedEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Months move to the archive and back one after the other, and whole or not at all. */
class ArchivingTest extends LogWithAPast {

  @Test
  void only_the_oldest_month_is_archived_and_only_when_it_is_over() {
    assertThat(archive(older).error()).contains("is not the oldest partition");
    archive(oldest);
    archive(older);
    var current = archive(name(now));
    assertThat(current.state()).isEqualTo(TaskState.FAILED);
    assertThat(current.error()).contains("not over yet");
    assertThat(archive("domain_events_default").state()).isEqualTo(TaskState.FAILED);
    assertThat(archive("orders_default").error()).contains("no such partition");
    assertThat(everything()).hasSize(6);
  }

  @Test
  void a_restored_month_is_in_the_log_again_with_what_came_late() {
    var before = everything();
    archive(oldest);
    lateEvent();
    assertThat(restore(oldest).error()).isNull();
    assertThat(months()).contains(oldest);
    assertThat(everything()).startsWith(before.toArray(new RecordedEvent[0])).hasSize(6);
    assertThat(on.sql("SELECT count(*)::text FROM " + oldest)).containsExactly("4");
    assertThat(on.sql("SELECT count(*)::text FROM domain_events_default")).containsExactly("0");
    assertThatThrownBy(() -> on.sql("DELETE FROM " + oldest)).hasMessageContaining("is refused");
    assertThat(archive(oldest).state()).isEqualTo(TaskState.DONE);
  }

  @Test
  void only_the_newest_archived_month_is_restored() {
    archive(oldest);
    archive(older);
    assertThat(restore(oldest).error()).contains("is not the newest archived");
    assertThat(restore(older).state()).isEqualTo(TaskState.DONE);
    assertThat(restore(oldest).state()).isEqualTo(TaskState.DONE);
    assertThat(everything()).hasSize(6);
  }

  @Test
  void an_archive_that_was_broken_off_is_finished_when_asked_for_again() {
    archiveWithoutEnd();
    assertThat(states()).containsEntry(oldest, PartitionState.DETACHED);
    assertThat(everything()).hasSize(6);
    archive(oldest);
    assertThat(states()).containsEntry(oldest, PartitionState.ARCHIVED);
    restore(oldest);
    assertThat(states()).containsEntry(oldest, PartitionState.ATTACHED);
  }

  @Test
  void a_transaction_that_dies_while_it_archives_has_archived_nothing() {
    var connection = await(on.database.pool(on.database.service()).getConnection());
    await(connection.query("BEGIN").execute());
    await(connection.query(archiveCall(3)).execute());
    on.sql("SELECT pg_terminate_backend(" + idlePid() + ")::text");
    assertThat(states()).containsEntry(oldest, PartitionState.ATTACHED);
    assertThat(everything()).hasSize(6);
    assertThat(archive(oldest).state()).isEqualTo(TaskState.DONE);
  }

  @Test
  void a_month_with_other_rows_than_were_written_stays() {
    var service = on.database.pool(on.database.service());
    assertThatThrownBy(() -> await(service.query(archiveCall(2)).execute()))
        .hasMessageContaining("has 3 rows, but 2 were written");
    assertThat(states()).containsEntry(oldest, PartitionState.ATTACHED);
  }

  @Test
  void appends_go_on_while_a_reader_holds_up_the_archive() {
    var reader = await(on.database.pool().getConnection());
    await(reader.query("BEGIN; SELECT count(*) FROM domain_events").execute());
    var task = on.ask(TaskKind.ARCHIVE, oldest);
    CompletableFuture<Void> archiving = on.node().work().subscribeAsCompletionStage();
    IntStream.range(1, 40).forEach(version -> write(young, version));
    assertThat(on.now(task).state()).isIn(TaskState.QUEUED, TaskState.RUNNING);
    await(reader.query("COMMIT").execute());
    await(reader.close());
    assertThat(archiving).succeedsWithin(Duration.ofSeconds(20));
    assertThat(on.now(task).state()).isEqualTo(TaskState.DONE);
    assertThat(everything()).hasSize(45);
  }

  @Test
  void a_month_whose_archive_is_cancelled_while_it_waits_stays_in_the_log() {
    var reader = await(on.database.pool().getConnection());
    await(reader.query("BEGIN; SELECT count(*) FROM domain_events").execute());
    var task = on.ask(TaskKind.ARCHIVE, oldest);
    CompletableFuture<Void> archiving = on.node().work().subscribeAsCompletionStage();
    Awaitility.await().until(() -> on.now(task).state() == TaskState.RUNNING);
    on.sql("UPDATE maintenance_tasks SET cancel_asked = true RETURNING state");
    assertThat(archiving).succeedsWithin(Duration.ofSeconds(20));
    assertThat(on.now(task).state()).isEqualTo(TaskState.CANCELLED);
    await(reader.query("COMMIT").execute());
    await(reader.close());
    assertThat(months()).contains(oldest);
  }

  @Test
  void a_month_waits_for_an_older_one_that_is_tried_again() {
    var first = on.ask(TaskKind.ARCHIVE, oldest);
    var second = on.ask(TaskKind.ARCHIVE, older);
    on.sql(
        "UPDATE maintenance_tasks SET attempts = 1 WHERE target = '%s' RETURNING state"
            .formatted(oldest));
    await(on.node().work());
    assertThat(on.now(first).state()).isEqualTo(TaskState.DONE);
    assertThat(on.now(second).state()).isEqualTo(TaskState.DONE);
  }

  @Test
  void nothing_is_written_of_a_month_whose_turn_it_is_not() {
    assertThat(archive(older).error()).contains("is not the oldest partition");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_restored_month_is_maintained_as_the_others_and_has_their_indexes() {
    on.sql("SELECT keep_redundant_index('idx_events_user_id', false)::text");
    archive(oldest);
    on.sql("SELECT keep_redundant_index('idx_events_user_id', true)::text");
    on.sql(
        "REVOKE ALL ON archive.%s FROM %s; SELECT ''"
            .formatted(oldest, on.database.service().user()));
    assertThat(restore(oldest).error()).isNull();
    assertThat(on.perform(TaskKind.VACUUM, "domain_events").error()).isNull();
    assertThat(on.perform(TaskKind.REINDEX, "idx_events_user_id").error()).isNull();
    assertThat(
            on.sql(
                "SELECT indexdef FROM pg_indexes WHERE tablename = '%s' AND indexdef LIKE '%%(user_id)'"
                    .formatted(oldest)))
        .hasSize(1);
  }

  private ArchiveSchedule schedule() {
    var service = on.database.pool(on.database.service());
    var config = new Config(folder.toString(), Optional.of(Duration.ofHours(1)));
    return new ArchiveSchedule(new PartitionReport(service), on.tasks, Clock.systemUTC(), config);
  }

  @Test
  void a_month_that_was_archived_half_way_is_due_again() {
    archiveWithoutEnd();
    await(schedule().ask());
    await(on.node().work());
    assertThat(states()).containsEntry(oldest, PartitionState.ARCHIVED);
    assertThat(await(schedule().ask())).extracting(MaintenanceTask::target).doesNotContain(oldest);
  }

  @Test
  void a_cancel_that_comes_once_a_month_has_left_the_log_comes_too_late() {
    var reader = await(on.database.pool().getConnection());
    archiveWithoutEnd();
    await(reader.query("BEGIN; LOCK TABLE archive." + oldest + " IN SHARE MODE").execute());
    var task = on.ask(TaskKind.ARCHIVE, oldest);
    CompletableFuture<Void> archiving = on.node().work().subscribeAsCompletionStage();
    Awaitility.await()
        .until(() -> on.sql("SELECT count(*)::text FROM pg_locks WHERE NOT granted").contains("1"));
    await(on.tasks.cancel(task.id()));
    await(reader.query("COMMIT").execute());
    await(reader.close());
    assertThat(archiving).succeedsWithin(Duration.ofSeconds(20));
    assertThat(on.now(task).state()).isEqualTo(TaskState.DONE);
    assertThat(states()).containsEntry(oldest, PartitionState.ARCHIVED);
  }

  @Test
  void months_are_due_for_the_archive_when_they_are_old_enough() {
    assertThat(await(schedule().ask()))
        .extracting(MaintenanceTask::target)
        .startsWith(oldest)
        .doesNotContain(name(now));
    await(on.node().work());
    assertThat(months()).doesNotContain(oldest);
    assertThat(everything()).hasSize(6);
  }

  /** An event of another lane whose time is that of the oldest month. */
  private void lateEvent() {
    on.sql(
        """
        INSERT INTO domain_events SELECT (jsonb_populate_record(e, jsonb_build_object('lane', 6,
          'aggregate_id', '01890000-0000-7006-8000-000000000000',
          'user_id', '01890000-0000-7006-8000-000000000000'))).*
        FROM archive.%s AS e LIMIT 1"""
            .formatted(oldest));
  }

  private String archiveCall(int rows) {
    return "SELECT archive_partition('%s', %d, '{}', 'file', '', '')".formatted(oldest, rows);
  }

  private void archiveWithoutEnd() {
    await(on.database.pool(on.database.service()).query(archiveCall(3)).execute());
  }

  private String idlePid() {
    return on.sql(
            "SELECT pid::text FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'"
                + " AND datname = current_database()")
        .getFirst();
  }

  private MaintenanceTask restore(String partition) {
    return on.perform(TaskKind.RESTORE, partition);
  }

  private Map<String, PartitionState> states() {
    var events = await(new PartitionReport(on.database.pool(on.database.service())).events());
    return events.partitions().stream()
        .collect(java.util.stream.Collectors.toMap(PartitionInfo::name, PartitionInfo::state));
  }
}
