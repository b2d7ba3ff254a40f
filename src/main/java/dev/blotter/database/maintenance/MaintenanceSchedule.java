package dev.blotter.database.maintenance;

import dev.blotter.job.Recurring;
import dev.blotter.job.Rhythm;
import dev.blotter.kernel.Actor;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Asks for what is due. Every node does so; the same task is not queued twice. Made at the start,
 * from which the time of the first look counts.
 */
@Startup
@ApplicationScoped
public class MaintenanceSchedule implements Recurring {

  private static final Actor ACTOR = Actor.system("maintenance");

  /**
   * Statistics of a partitioned table as a whole are renewed by nobody else. What has changed since
   * they were is not counted anywhere, since the counts of its partitions begin anew as soon as
   * autovacuum has analyzed these; but how many rows it had then is known.
   */
  private static final String DUE =
      """
      WITH whole AS (
        SELECT root.relname, root.relkind, root.reltuples, sum(s.n_live_tup) AS live,
          sum(s.n_mod_since_analyze) AS changed
        FROM pg_stat_user_tables AS s
        JOIN pg_class AS root ON root.oid = coalesce(pg_partition_root(s.relid), s.relid)
        WHERE s.schemaname = 'public'
        GROUP BY root.oid, root.relname, root.relkind, root.reltuples)
      SELECT 'ANALYZE' AS task, relname::text AS target FROM whole
      WHERE changed >= $1::bigint OR relkind = 'p' AND live > 0 AND (
        reltuples < 0 OR abs(live - reltuples) >= greatest($1::bigint, reltuples / 10))
      UNION ALL
      SELECT 'VACUUM', s.relname::text FROM pg_stat_user_tables AS s
      WHERE s.schemaname = 'public' AND s.n_dead_tup >= $2 AND s.n_dead_tup * 10 >= s.n_live_tup
      UNION ALL
      SELECT 'REINDEX', index_name::text FROM btree_bloat
      WHERE bytes >= $3 AND bloat_ratio >= $4::numeric""";

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Pool pool;
  private final MaintenanceTasks tasks;
  private final MaintenanceConfig config;
  private final InstantSource clock;
  private final DailyWindow window;
  private volatile Instant lastLook;

  public MaintenanceSchedule(
      Pool pool, MaintenanceTasks tasks, MaintenanceConfig config, InstantSource clock) {
    this.pool = pool;
    this.tasks = tasks;
    this.config = config;
    this.clock = clock;
    this.window = config.window().orElse(DailyWindow.ALWAYS);
    this.lastLook = clock.instant();
  }

  @Override
  public String name() {
    return "maintenance-schedule";
  }

  /**
   * A window may be shorter than the time from one look to the next, so it is not left to chance.
   */
  @Override
  public Rhythm rhythm() {
    return Rhythm.every(MINUTE.compareTo(config.every()) < 0 ? MINUTE : config.every());
  }

  /** The next moment at which this node looks what is due; empty where it does not. */
  public Optional<Instant> next() {
    var now = clock.instant();
    var due = due();
    return config.enabled()
        ? Optional.of(window.next(due.isBefore(now) ? now : due))
        : Optional.empty();
  }

  /** Asks where it is time to. */
  @Override
  public Uni<Void> run() {
    var now = clock.instant();
    if (now.isBefore(lastLook)) {
      lastLook = now; // The clock was put back.
    }
    return config.enabled() && window.contains(now) && !now.isBefore(due())
        ? ask().invoke(() -> lastLook = now).replaceWithVoid()
        : Uni.createFrom().voidItem();
  }

  /** When it is time again: the usual time after the last look, or as soon as a window begins. */
  private Instant due() {
    var usual = lastLook.plus(config.every());
    return window.beginAfter(lastLook).filter(begin -> begin.isBefore(usual)).orElse(usual);
  }

  /** Asks for everything that is due by now, whatever the time. */
  public Uni<List<MaintenanceTask>> ask() {
    var limits =
        Tuple.of(
            config.analyzeAfter(),
            config.vacuumAfter(),
            config.reindexBytes(),
            config.reindexBloat());
    return pool.preparedQuery(DUE)
        .execute(limits)
        .onItem()
        .transformToMulti(rows -> Multi.createFrom().iterable(rows))
        .onItem()
        .transformToUniAndConcatenate(this::request)
        .collect()
        .asList();
  }

  private Uni<MaintenanceTask> request(Row due) {
    var task = TaskKind.valueOf(due.getString("task"));
    return tasks.request(task, due.getString("target"), ACTOR, null);
  }
}
