package dev.blotter.database.archive;

import static dev.blotter.testing.Await.await;

import dev.blotter.database.KeptForAYear;
import dev.blotter.database.maintenance.MaintenanceTask;
import dev.blotter.database.maintenance.TaskKind;
import dev.blotter.database.maintenance.TestMaintenance;
import dev.blotter.eventlog.Account;
import dev.blotter.eventlog.Note;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.eventlog.postgres.PostgresEventLog;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.TimeOrderedIds;
import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests begin with a log that goes back two months. */
abstract class LogWithAPast {

  static final int LANE = 5;

  @TempDir Path folder;

  final YearMonth now = YearMonth.now(ZoneOffset.UTC);
  final String oldest = name(now.minusMonths(2));
  final String older = name(now.minusMonths(1));
  final TestMaintenance on = new TestMaintenance();
  final Account ada = Account.inLane(LANE);
  final AggregateRef old = ada.order();
  final AggregateRef young = ada.order();
  PostgresEventLog log;

  record Config(String archiveFolder, Optional<Duration> archiveAfter) implements KeptForAYear {
    @Override
    public Duration every() {
      return Duration.ofDays(1);
    }

    @Override
    public Duration ahead() {
      return Duration.ofDays(1);
    }
  }

  /** Three events of an order two months ago, one a month ago, and two of today, one of another. */
  @BeforeEach
  void make_a_log_with_a_past() {
    on.knowing(new PartitionSteps(new Config(folder.toString(), Optional.empty()), proof()));
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

  /** What proves the files; nothing, where a test is not about that. */
  ArchiveProof proof() {
    return written -> Uni.createFrom().voidItem();
  }

  @AfterEach
  void close() {
    on.close();
  }

  PostgresEventLog log() {
    return new PostgresEventLog(
        on.database.pool(on.database.service()),
        Note.codec(),
        new TimeOrderedIds(new SecureRandom()),
        Clock.systemUTC());
  }

  void write(AggregateRef aggregate, long version) {
    var name = aggregate.id() + "-" + version;
    await(log.append(List.of(ada.note(name, aggregate, version))));
  }

  /** Puts all that has happened so far farther back, as if time had passed. */
  void happenedEarlier(String by) {
    on.sql(
        """
        BEGIN; SET LOCAL session_replication_role = replica;
        UPDATE domain_events SET occurred_at = occurred_at - interval '%1$s';
        UPDATE streams SET first_occurred_at = first_occurred_at - interval '%1$s';
        COMMIT"""
            .formatted(by));
  }

  MaintenanceTask archive(String partition) {
    return on.perform(TaskKind.ARCHIVE, partition);
  }

  List<RecordedEvent> everything() {
    return await(log().readLane(LANE, 0, 1000));
  }

  List<String> months() {
    return on.sql("SELECT name FROM partitions_of('domain_events')");
  }

  static String name(YearMonth month) {
    return "domain_events_" + month.format(DateTimeFormatter.ofPattern("yyyy_MM"));
  }
}
