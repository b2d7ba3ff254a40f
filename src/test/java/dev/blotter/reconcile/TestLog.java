package dev.blotter.reconcile;

import static dev.blotter.testing.Await.await;

import dev.blotter.eventlog.EventSearch;
import dev.blotter.eventlog.JsonEventCodec;
import dev.blotter.eventlog.postgres.PostgresEventLog;
import dev.blotter.eventlog.postgres.PostgresEventSearch;
import dev.blotter.kernel.Lane;
import dev.blotter.kernel.TimeOrderedIds;
import dev.blotter.projection.Projection;
import dev.blotter.projection.ProjectionConfig;
import dev.blotter.projection.Projections;
import dev.blotter.projection.StoredModels;
import dev.blotter.testing.AllAggregates;
import dev.blotter.testing.TestDatabase;
import dev.blotter.testing.TestVertx;
import dev.blotter.user.PlainUsers;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.awaitility.Awaitility;

/** A database of its own with the log and the read models, and who compares them. */
public final class TestLog implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  public final TestDatabase database = TestDatabase.freshDatabase();
  public final PlainUsers users = new PlainUsers();
  public final Pool service = database.pool(database.service());
  private final JsonEventCodec codec = AllAggregates.codec();
  public final PostgresEventLog log =
      new PostgresEventLog(service, codec, new TimeOrderedIds(new Random()), Clock.systemUTC());
  public final StoredModels stored = new StoredModels(service, projections());
  final EventSearch search = new PostgresEventSearch(service, codec, () -> Duration.ofSeconds(5));
  public final Reconciler reconciler = new Reconciler(stored, search);
  private final List<Projections> nodes = new ArrayList<>();

  public List<Projection<?>> projections() {
    return users.projections();
  }

  /** Starts a node that brings the read models up to date. */
  public Projections node() {
    return node(projections());
  }

  public Projections node(List<Projection<?>> projections) {
    var config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(ProjectionConfig.class)
            .build()
            .getConfigMapping(ProjectionConfig.class);
    var node = new Projections(TestVertx.get(), service, log, projections, List.of(), config);
    nodes.add(node);
    node.start();
    return node;
  }

  /** What differs of these users, each of whom is checked. */
  public List<Difference> check(LifeOnLog... lives) {
    return List.of(lives).stream()
        .flatMap(life -> check(life.user()).differences().stream())
        .toList();
  }

  public Findings check(UUID user) {
    return await(reconciler.check(Lane.of(user), List.of(user)));
  }

  public void caughtUp() {
    var behind =
        """
        SELECT count(*) FROM lanes l CROSS JOIN (VALUES ('users'), ('portfolios'), ('orders'),
          ('positions'), ('valuations')) AS p (name)
        LEFT JOIN projection_checkpoints c ON c.lane = l.lane AND c.projection = p.name
        WHERE coalesce(c.position, 0) <> l.last_position""";
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> number(behind) == 0);
  }

  /** Done by a superuser, behind the service's back. */
  public void sql(String statement) {
    await(database.pool().query(statement).execute());
  }

  public long number(String sql) {
    return await(database.pool().query(sql).execute()).iterator().next().getLong(0);
  }

  public String text(String sql) {
    return await(database.pool().query(sql).execute()).iterator().next().getString(0);
  }

  @Override
  public void close() {
    nodes.forEach(Projections::stop);
    database.close();
  }
}
