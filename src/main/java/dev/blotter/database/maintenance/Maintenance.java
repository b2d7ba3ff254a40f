package dev.blotter.database.maintenance;

import dev.blotter.database.Unhurried;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Does the tasks that wait, one at a time over all nodes, on a connection of their own. */
@ApplicationScoped
public class Maintenance {

  private static final Logger LOG = Logger.getLogger(Maintenance.class);

  private final Pool pool;
  private final MaintenanceMetrics metrics;
  private final MaintenanceConfig config;
  private final Map<TaskKind, Steps> steps = new EnumMap<>(TaskKind.class);
  private final AtomicBoolean atWork = new AtomicBoolean();

  public Maintenance(
      @Unhurried Pool pool,
      MaintenanceMetrics metrics,
      MaintenanceConfig config,
      @All List<Steps> all) {
    this.pool = pool;
    this.metrics = metrics;
    this.config = config;
    all.forEach(some -> some.kinds().forEach(kind -> steps.put(kind, some)));
  }

  /** Begins soon with what waits; it goes on by itself. */
  public void hurry() {
    work()
        .subscribe()
        .with(done -> {}, failure -> LOG.warnf("maintenance was broken off: %s", failure));
  }

  /** Does all that waits, unless this node or another is at it already. */
  public Uni<Void> work() {
    return Uni.createFrom()
        .deferred(
            () -> atWork.compareAndSet(false, true) ? session() : Uni.createFrom().voidItem());
  }

  private Uni<Void> session() {
    return pool.getConnection()
        .flatMap(connection -> on(connection).onTermination().call(connection::close))
        .onTermination()
        .invoke(() -> atWork.set(false));
  }

  private Uni<Void> on(SqlConnection connection) {
    return new TaskSession(connection, steps, metrics, config.lockTimeout()).run();
  }
}
