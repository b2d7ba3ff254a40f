package dev.blotter.database;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What cannot be read is not known, and keeps nothing else from being read. */
class MetricsJobTest {

  @AutoClose private final TestDatabase database = TestDatabase.freshDatabase();

  private final Pool pool = database.pool();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Server server = new Server(pool);
  private final DatabaseMetrics metrics = new DatabaseMetrics(meters, server);

  @Test
  void nothing_is_known_before_the_first_look() {
    assertThat(value("blotter.database.partitions.default.rows")).isNaN();
    assertThat(value("blotter.database.deadlocks")).isNaN();
  }

  @Test
  void one_figure_that_cannot_be_read_keeps_no_other_from_being_read() {
    await(job(new Unreadable(pool), pool).run());
    assertThat(unread("indexes")).isEqualTo(1);
    assertThat(value("blotter.database.index.redundant")).isNaN();
    assertThat(unread("server")).isZero();
    assertThat(meters.get("blotter.database.connections").tag("state", "idle").gauge().value())
        .isNotNegative();
    assertThat(value("blotter.database.partitions.default.rows")).isZero();
  }

  @Test
  void what_can_no_longer_be_read_does_not_stay_as_it_was() {
    await(job(new Monitoring(pool), pool).run());
    assertThat(value("blotter.database.partitions.default.rows")).isZero();
    assertThat(value("blotter.database.index.redundant")).isPositive();
    var gone = database.pool(database.service());
    await(gone.close());
    await(job(new Unreadable(pool), gone).run());
    assertThat(unread("database")).isEqualTo(1);
    assertThat(value("blotter.database.partitions.default.rows")).isNaN();
    assertThat(value("blotter.database.index.redundant")).isNaN();
    assertThat(meters.find("blotter.database.index.size").gauges()).isEmpty();
    assertThat(meters.find("blotter.database.partitions.ahead").gauges()).isEmpty();
    assertThat(meters.find("blotter.database.table.size").gauges()).isNotEmpty();
  }

  private MetricsJob job(Monitoring monitoring, Pool figures) {
    var config = new EachMinute();
    var statements = new SlowStatements(pool, new Explain(pool, config), config);
    return new MetricsJob(figures, monitoring, server, statements, metrics, config);
  }

  private double value(String name) {
    return meters.get(name).gauge().value();
  }

  private double unread(String figures) {
    return meters.get("blotter.database.figures.unread").tag("figures", figures).gauge().value();
  }

  /** A database whose indexes nobody can read. */
  private static final class Unreadable extends Monitoring {

    Unreadable(Pool pool) {
      super(pool);
    }

    @Override
    public Uni<List<IndexUse>> indexes() {
      return Uni.createFrom().failure(new IllegalStateException("statement timeout"));
    }
  }

  /** What the server says, without a pool that has bounds. */
  private static final class Server extends PoolMonitoring {

    Server(Pool pool) {
      super(pool, new BoundedPool(null), new SimpleMeterRegistry());
    }

    @Override
    PoolUse.Limits limits() {
      return new PoolUse.Limits(20, 40, 60, 8, 480, 3_000, 3_000, 30_000, 3_600_000);
    }
  }
}
