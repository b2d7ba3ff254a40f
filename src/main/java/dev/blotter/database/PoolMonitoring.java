package dev.blotter.database;

import dev.blotter.database.PoolUse.Delay;
import dev.blotter.database.PoolUse.Live;
import dev.blotter.database.PoolUse.Server;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Tells how the pool is used: what it counts itself, and what the server sees of it. */
@ApplicationScoped
public class PoolMonitoring {

  private final Pool pool;
  private final BoundedPool bounds;
  private final MeterRegistry registry;

  public PoolMonitoring(Pool pool, BoundedPool bounds, MeterRegistry registry) {
    this.pool = pool;
    this.bounds = bounds;
    this.registry = registry;
  }

  public Uni<PoolUse> use() {
    return server().map(server -> new PoolUse(bounds.limits(), live(), unhurried(), server));
  }

  Uni<Server> server() {
    return pool.query(Server.SQL).mapping(Server::of).execute().map(rows -> rows.iterator().next());
  }

  PoolUse.Limits limits() {
    return bounds.limits();
  }

  private PoolUse.Unhurried unhurried() {
    return new PoolUse.Unhurried(
        number("sql.pool.active", BoundedPool.NAME_UNHURRIED),
        number("sql.pool.queue.size", BoundedPool.NAME_UNHURRIED));
  }

  private Live live() {
    int size = pool.size();
    long active = number("sql.pool.active");
    return new Live(
        size,
        active,
        Math.max(0, size - active),
        Math.max(0, size - bounds.limits().poolSize()),
        number("sql.pool.queue.size"),
        number("sql.pool.rejected"),
        number("sql.pool.completed"),
        delay());
  }

  private long number(String meter) {
    return number(meter, BoundedPool.NAME);
  }

  private long number(String meter, String poolName) {
    var found = registry.find(meter).tag("pool.name", poolName).meter();
    return found == null
        ? 0
        : StreamSupport.stream(found.measure().spliterator(), false)
            .filter(one -> one.getStatistic() != Statistic.MAX)
            .mapToLong(one -> (long) one.getValue())
            .findFirst()
            .orElse(0);
  }

  private @Nullable Delay delay() {
    var timer = registry.find("sql.pool.queue.delay").tag("pool.name", BoundedPool.NAME).timer();
    if (timer == null) {
      return null;
    }
    var snapshot = timer.takeSnapshot();
    return new Delay(at(snapshot, 0.5), at(snapshot, 0.95), at(snapshot, 0.99), ms(snapshot.max()));
  }

  private static double at(HistogramSnapshot snapshot, double percentile) {
    return Arrays.stream(snapshot.percentileValues())
        .filter(value -> value.percentile() == percentile)
        .mapToDouble(value -> value.value(TimeUnit.MILLISECONDS))
        .findFirst()
        .orElse(0);
  }

  private static double ms(double nanos) {
    return nanos / TimeUnit.MILLISECONDS.toNanos(1);
  }
}
