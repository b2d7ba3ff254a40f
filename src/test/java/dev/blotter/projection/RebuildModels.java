package dev.blotter.projection;

import static dev.blotter.testing.Await.await;

import dev.blotter.eventlog.postgres.LaneRange;
import dev.blotter.kernel.Actor;
import dev.blotter.projection.rebuild.OnDifference;
import dev.blotter.projection.rebuild.Rebuild;
import dev.blotter.projection.rebuild.RebuildConfig;
import dev.blotter.projection.rebuild.RebuildRunner;
import dev.blotter.projection.rebuild.RebuildState;
import dev.blotter.projection.rebuild.Rebuilds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;

/** Rebuilds on a database of read models, as the role that the service works as. */
final class RebuildModels {

  static final List<String> NAMES =
      List.of("users", "portfolios", "orders", "positions", "valuations");
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Actor OPERATOR = new Actor(Actor.Type.OPERATOR, "ops-1");

  private final ReadModels models;
  private final Pool pool;
  final Rebuilds rebuilds;

  RebuildModels(ReadModels models) {
    this.models = models;
    this.pool = models.database.pool(models.database.service());
    this.rebuilds = new Rebuilds(pool, models.ids, Clock.systemUTC());
  }

  /** Someone who works on rebuilds, two lanes at a time. */
  RebuildRunner runner() {
    return runner(models.all(), 2);
  }

  RebuildRunner runner(Collection<? extends Projection<?>> projections, int parallelism) {
    var log = new LaneRange(models.codec);
    var config = new Small(parallelism);
    return new RebuildRunner(pool, log, rebuilds, projections, true, config);
  }

  UUID start(String name) {
    return start(name, OnDifference.REPORT).orElseThrow();
  }

  Optional<UUID> start(String name, OnDifference onDifference) {
    return start(List.of(name), onDifference, UUID.randomUUID().toString())
        .map(all -> all.getFirst().id());
  }

  Optional<List<Rebuild>> start(List<String> names, OnDifference onDifference, String key) {
    Map<String, Integer> versions = new LinkedHashMap<>();
    models.all().stream()
        .filter(projection -> names.contains(projection.name()))
        .forEach(projection -> versions.put(projection.name(), projection.version()));
    return await(rebuilds.request(versions, onDifference, OPERATOR, key));
  }

  Rebuild find(UUID id) {
    return await(again(rebuilds.find(id))).orElseThrow();
  }

  /** Again where it met a connection that a test has killed. */
  private static <T> Uni<T> again(Uni<T> uni) {
    return uni.onFailure().retry().withBackOff(Duration.ofMillis(20)).atMost(8);
  }

  RebuildState state(UUID id) {
    return find(id).state();
  }

  /** Has the runner take steps until the rebuild is in that state. */
  Rebuild until(UUID id, RebuildState state, RebuildRunner runner) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(1))
        .until(() -> state(id) == state || (await(runner.step()) && state(id) == state));
    return find(id);
  }

  /** Works on it to the end. */
  Rebuild finish(UUID id, RebuildRunner runner) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .until(
            () -> {
              runner.work().onFailure().recoverWithNull().await().atMost(PATIENCE);
              return state(id).isEnded();
            });
    return find(id);
  }

  /** How the schema is: tables, partitions, indexes, constraints, rights and options. */
  String schema() {
    return models.text(
        """
        SELECT string_agg(line, E'\\n' ORDER BY line) FROM (
          SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
          UNION ALL
          SELECT n.conrelid::regclass || n.conname || pg_get_constraintdef(n.oid) || n.conislocal
            || n.coninhcount FROM pg_constraint AS n JOIN pg_class AS c ON c.oid = n.conrelid
          WHERE c.relnamespace = 'public'::regnamespace
          UNION ALL
          SELECT concat(c.relname, c.relowner, c.reloptions::text,
            pg_get_expr(c.relpartbound, c.oid),
            (SELECT string_agg(a::text, ' ' ORDER BY a::text) FROM aclexplode(c.relacl) AS a))
          FROM pg_class AS c WHERE c.relnamespace = 'public'::regnamespace
        ) AS all_of_it (line)""");
  }

  /** What is left of rebuilds. */
  long left() {
    return models.number(
        """
        SELECT (SELECT count(*) FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
                WHERE n.nspname IN ('rebuild', 'retired'))
          + (SELECT count(*) FROM projection_parked WHERE projection LIKE '%~next')""");
  }

  /** Small batches, so that tests see many of them. */
  private record Small(int parallelism) implements RebuildConfig {
    @Override
    public int batchSize() {
      return 7;
    }

    @Override
    public int closeEnough() {
      return 5;
    }

    @Override
    public Duration swapLockTimeout() {
      return Duration.ofMillis(100);
    }

    @Override
    public Duration swapPause() {
      return Duration.ofMillis(20);
    }

    @Override
    public int keptDifferences() {
      return 5;
    }

    @Override
    public Duration lease() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Duration poll() {
      return Duration.ofMillis(50);
    }
  }
}
