package dev.blotter.database.archive;

import static dev.blotter.database.maintenance.TestMaintenance.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.database.PartitionsConfig;
import dev.blotter.database.maintenance.MaintenanceTask;
import dev.blotter.database.maintenance.TaskKind;
import dev.blotter.database.maintenance.TaskState;
import dev.blotter.database.maintenance.TestMaintenance;
import dev.blotter.eventlog.Account;
import dev.blotter.eventlog.Note;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.eventlog.postgres.PostgresEventLog;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.TimeOrderedIds;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Months of the log that are archived are out of the way and can be read all the same. */
class ArchiveTest {

  private static final int LANE = 5;

  @TempDir Path folder;

  private final YearMonth now = YearMonth.now(ZoneOffset.UTC);
  private final String oldest = name(now.minusMonths(2));
  private final String older = name(now.minusMonths(1));
  private final TestMaintenance on = new TestMaintenance();
  private final Account ada = Account.inLane(LANE);
  private final AggregateRef old = ada.order();
  private final AggregateRef young = ada.order();
  private PostgresEventLog log;

  private record Config(String archiveFolder, Optional<Duration> archiveAfter)
      implements PartitionsConfig {
    @Override
    public Duration every() {
      return Duration.ofDays(1);
    }

    @Override
    public Duration ahead() {
      return Duration.ofDays(1);
    }

    @Override
    public Duration keepAccesses() {
      return Duration.ofDays(365);
    }
  }

  /** Three events of an order two months ago, one a month ago, and two of today, one of another. */
  @BeforeEach
  void make_a_log_with_a_past() {
    on.knowing(new PartitionSteps(new Config(folder.toString(), Optional.empty())));
    log = log();
    on.sql(
        "SELECT ensure_partitions('domain_events', 'month', now() - interval '2 months', now())");
    write(old, 0);
    write(old, 1);
    write(old, 2);
    happenedEarlier("1 month");
    write(old, 3);
    happenedEarlier("1 month");
    write(old, 4);
    write(young, 0);
  }

  @AfterEach
  void close() {
    on.close();
  }

  @Test
  void an_archived_month_is_out_of_the_log_and_still_read() {
    var before = everything();
    assertThat(before).hasSize(6);
    assertThat(archive(oldest).error()).isNull();
    assertThat(months()).doesNotContain(oldest).contains(older);
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void audit_reads_an_aggregate_that_begins_in_the_archive() {
    var before = await(log.readStream(old, 0, 100));
    archive(oldest);
    assertThat(await(log.readStream(old, 0, 100))).isEqualTo(before).hasSize(5);
    assertThat(await(log.readStream(old, 1, 2))).isEqualTo(before.subList(1, 3));
    assertThat(await(log.readStream(old, 3, 100))).isEqualTo(before.subList(3, 5));
    assertThat(await(log.readStream(old, 5, 100))).isEmpty();
  }

  @Test
  void commands_load_aggregates_of_which_some_begin_in_the_archive() {
    var fresh = ada.order();
    var wanted = Map.of(old, 0L, young, 0L, fresh, 0L);
    var before = await(log.readStreams(wanted));
    archive(oldest);
    archive(older);
    assertThat(await(log.readStreams(wanted))).isEqualTo(before).containsOnlyKeys(old, young);
    assertThat(await(log().readStreams(Map.of(old, 3L))).get(old)).hasSize(2);
  }

  @Test
  void commands_go_on_with_an_aggregate_that_begins_in_the_archive() {
    archive(oldest);
    write(old, 5);
    assertThat(await(log.readStream(old, 0, 100))).hasSize(6);
  }

  @Test
  void an_aggregate_that_lies_in_the_archive_as_a_whole_is_read() {
    on.sql(
        "SELECT ensure_partitions('domain_events', 'month', now() - interval '3 months', now())");
    happenedEarlier("1 month");
    archive(name(now.minusMonths(3)));
    archive(oldest);
    assertThat(everything()).hasSize(6);
    archive(older);
    assertThat(await(log.readStreams(Map.of(young, 0L))).get(young)).hasSize(1);
    assertThat(everything()).hasSize(6);
  }

  @Test
  void a_lane_is_read_from_any_position_on() {
    var before = everything();
    archive(oldest);
    for (int after = 0; after <= 6; after++) {
      assertThat(await(log().readLane(LANE, after, 100))).isEqualTo(before.subList(after, 6));
      assertThat(await(log().readLane(LANE, after, 2)))
          .isEqualTo(before.subList(after, Math.min(6, after + 2)));
    }
  }

  @Test
  void the_file_holds_the_rows_and_the_manifest_proves_it() throws Exception {
    var rows = on.sql("SELECT to_jsonb(e)::text FROM " + oldest + " e ORDER BY lane_position");
    archive(oldest);
    var file = folder.resolve(oldest + ".ndjson.gz");
    assertThat(lines(file)).isEqualTo(rows).hasSize(3);
    var manifest =
        new JsonObject(Files.readString(folder.resolve(oldest + ".manifest.json"), UTF_8));
    assertThat(manifest.getLong("rows")).isEqualTo(3);
    assertThat(manifest.getJsonObject("lanes").encode()).isEqualTo("{\"5\":[1,3]}");
    assertThat(manifest.getString("file_sha256")).isEqualTo(sha256(Files.readAllBytes(file)));
    assertThat(manifest.getString("content_sha256"))
        .isEqualTo(sha256((String.join("\n", rows) + "\n").getBytes(UTF_8)));
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void rows_come_back_from_the_file_as_they_were() throws Exception {
    archive(oldest);
    for (var line : lines(folder.resolve(oldest + ".ndjson.gz"))) {
      var same =
          "SELECT (a = jsonb_populate_record(NULL::archive.%1$s, '%2$s'))::text FROM archive.%1$s a"
                  .formatted(oldest, line.replace("'", "''"))
              + " WHERE lane_position = "
              + new JsonObject(line).getLong("lane_position");
      assertThat(on.sql(same)).containsExactly("true");
    }
  }

  @Test
  void nobody_changes_the_archive() {
    archive(oldest);
    for (var change :
        List.of(
            "UPDATE archive.%s SET payload = '{}'",
            "DELETE FROM archive.%s",
            "TRUNCATE archive.%s",
            "INSERT INTO archive.%1$s SELECT * FROM archive.%1$s")) {
      assertThatThrownBy(() -> on.sql(change.formatted(oldest))).hasMessageContaining("is refused");
    }
    var service = on.database.pool(on.database.service());
    assertThatThrownBy(() -> await(service.query("DELETE FROM archive." + oldest).execute()))
        .hasMessageContaining("permission denied");
    assertThat(await(service.query("SELECT * FROM archive." + oldest).execute()).size())
        .isEqualTo(3);
  }

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
  void months_are_due_for_the_archive_when_they_are_old_enough() {
    var service = on.database.pool(on.database.service());
    var config = new Config(folder.toString(), Optional.of(Duration.ofHours(1)));
    var schedule =
        new ArchiveSchedule(
            new dev.blotter.job.Jobs(),
            new PartitionReport(service),
            on.tasks,
            Clock.systemUTC(),
            config);
    assertThat(await(schedule.ask()))
        .extracting(MaintenanceTask::target)
        .startsWith(oldest)
        .doesNotContain(name(now));
    await(on.node().work());
    assertThat(months()).doesNotContain(oldest);
    assertThat(everything()).hasSize(6);
  }

  private PostgresEventLog log() {
    return new PostgresEventLog(
        on.database.pool(on.database.service()),
        Note.codec(),
        new TimeOrderedIds(new SecureRandom()),
        Clock.systemUTC());
  }

  private void write(AggregateRef aggregate, long version) {
    var name = aggregate.id() + "-" + version;
    await(log.append(List.of(ada.note(name, aggregate, version))));
  }

  /** Puts all that has happened so far farther back, as if time had passed. */
  private void happenedEarlier(String by) {
    on.sql(
        """
        BEGIN; SET LOCAL session_replication_role = replica;
        UPDATE domain_events SET occurred_at = occurred_at - interval '%1$s';
        UPDATE streams SET first_occurred_at = first_occurred_at - interval '%1$s';
        COMMIT"""
            .formatted(by));
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

  private MaintenanceTask archive(String partition) {
    return on.perform(TaskKind.ARCHIVE, partition);
  }

  private MaintenanceTask restore(String partition) {
    return on.perform(TaskKind.RESTORE, partition);
  }

  private List<RecordedEvent> everything() {
    return await(log().readLane(LANE, 0, 1000));
  }

  private List<String> months() {
    return on.sql("SELECT name FROM partitions_of('domain_events')");
  }

  private Map<String, PartitionState> states() {
    var events = await(new PartitionReport(on.database.pool(on.database.service())).events());
    return events.partitions().stream()
        .collect(java.util.stream.Collectors.toMap(PartitionInfo::name, PartitionInfo::state));
  }

  private static String name(YearMonth month) {
    return "domain_events_" + month.format(DateTimeFormatter.ofPattern("yyyy_MM"));
  }

  private static List<String> lines(Path file) throws IOException {
    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    }
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
