package dev.blotter.database.maintenance;

import static dev.blotter.testing.Await.await;

import dev.blotter.database.EachMinute;
import dev.blotter.eventlog.EventLog;
import dev.blotter.eventlog.Note;
import dev.blotter.eventlog.postgres.PostgresEventLog;
import dev.blotter.kernel.Actor;
import dev.blotter.kernel.TimeOrderedIds;
import dev.blotter.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A node that maintains a database of its own as the service's role does. */
public final class TestMaintenance implements AutoCloseable {

  private static final Actor ACTOR = new Actor(Actor.Type.OPERATOR, "ops-1");

  public final TestDatabase database = TestDatabase.freshDatabase();
  public final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  public final MaintenanceTasks tasks;
  private final MaintenanceGauges gauges = new MaintenanceGauges(metrics);
  private final Pool pool;
  private final MaintenanceConfig config;
  private final List<Steps> steps = new ArrayList<>();

  public TestMaintenance() {
    this(new Config());
  }

  TestMaintenance(MaintenanceConfig config) {
    this.config = config;
    this.pool = database.pool(database.service());
    this.tasks =
        new MaintenanceTasks(pool, new TimeOrderedIds(new SecureRandom()), Clock.systemUTC());
    steps.add(new TableSteps(new Targets(pool), config));
  }

  /** Lets its nodes do more. */
  public TestMaintenance knowing(Steps more) {
    steps.add(more);
    return this;
  }

  /** One more node. */
  public Maintenance node() {
    var meters = new MaintenanceMetrics(metrics);
    return new Maintenance(pool, meters, config, List.copyOf(steps));
  }

  /** What reads how maintenance goes. */
  MaintenanceFiguresJob figures() {
    return new MaintenanceFiguresJob(pool, gauges, new EachMinute());
  }

  /** The log of notes in the same database. */
  EventLog log() {
    return new PostgresEventLog(
        pool, Note.codec(), new TimeOrderedIds(new SecureRandom()), Clock.systemUTC());
  }

  MaintenanceSchedule schedule() {
    return schedule(Clock.systemUTC());
  }

  MaintenanceSchedule schedule(InstantSource clock) {
    return new MaintenanceSchedule(pool, tasks, config, clock);
  }

  public MaintenanceTask ask(TaskKind kind, String target) {
    return await(tasks.request(kind, target, ACTOR, null));
  }

  /** Asks for a task and has it done. */
  public MaintenanceTask perform(TaskKind kind, String target) {
    var task = ask(kind, target);
    await(node().work());
    return now(task);
  }

  /** The task as it stands now. */
  public MaintenanceTask now(MaintenanceTask task) {
    // The pool may still hold a connection that a test has killed.
    return await(tasks.find(task.id()).onFailure().retry().atMost(5)).orElseThrow();
  }

  /** Runs statements as the superuser, and answers the first column of the last. */
  public List<String> sql(String sql) {
    var rows = database.pool().query(sql).mapping((Row row) -> row.getString(0)).execute();
    return await(rows).stream().toList();
  }

  @Override
  public void close() {
    database.close();
  }

  record Config(Duration lockTimeout, Optional<DailyWindow> window, long few, long bytes)
      implements MaintenanceConfig {

    Config() {
      this(Duration.ofSeconds(10), Optional.empty(), 50, 100_000);
    }

    @Override
    public boolean enabled() {
      return true;
    }

    @Override
    public Duration every() {
      return Duration.ofHours(1);
    }

    @Override
    public Duration oldestTransaction() {
      return Duration.ofMinutes(1);
    }

    @Override
    public Duration poll() {
      return Duration.ofSeconds(5);
    }

    @Override
    public long analyzeAfter() {
      return few;
    }

    @Override
    public long vacuumAfter() {
      return few;
    }

    @Override
    public BigDecimal reindexBloat() {
      return new BigDecimal("0.5");
    }

    @Override
    public long reindexBytes() {
      return bytes;
    }
  }
}
