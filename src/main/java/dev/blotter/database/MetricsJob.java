package dev.blotter.database;

import dev.blotter.job.Outage;
import dev.blotter.job.Recurring;
import dev.blotter.job.Rhythm;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Reads the figures of the database from time to time, one query after the other. */
@ApplicationScoped
class MetricsJob implements Recurring {

  private static final Logger LOG = Logger.getLogger(MetricsJob.class);

  /** By what is read. */
  private final Map<String, Outage> outages = new ConcurrentHashMap<>();

  private final Pool pool;
  private final Monitoring monitoring;
  private final PoolMonitoring connections;
  private final SlowStatements statements;
  private final DatabaseMetrics metrics;
  private final MonitoringConfig config;

  MetricsJob(
      Pool pool,
      Monitoring monitoring,
      PoolMonitoring connections,
      SlowStatements statements,
      DatabaseMetrics metrics,
      MonitoringConfig config) {
    this.pool = pool;
    this.monitoring = monitoring;
    this.connections = connections;
    this.statements = statements;
    this.metrics = metrics;
    this.config = config;
  }

  @Override
  public String name() {
    return "read-database-figures";
  }

  @Override
  public Rhythm rhythm() {
    return Rhythm.every(config.every());
  }

  /**
   * Reads all of them once; what cannot be read is not known, and the rest is read all the same.
   */
  @Override
  public Uni<Void> run() {
    return read("indexes", monitoring::indexes, metrics::indexes, metrics::noIndexes)
        .chain(() -> read("tables", monitoring::tables, metrics::tables, metrics::noTables))
        .chain(() -> read("partitions", this::ahead, metrics::ahead, metrics::nothingAhead))
        .chain(() -> read("server", connections::server, metrics::server, metrics::noServer))
        .chain(() -> read("database", this::figures, metrics::figures, metrics::noFigures))
        .chain(
            () ->
                read(
                    "statements",
                    statements::countSlow,
                    metrics::slowStatements,
                    () -> metrics.slowStatements(Double.NaN)));
  }

  private <T> Uni<Void> read(
      String what, Supplier<Uni<? extends T>> from, Consumer<T> known, Runnable unknown) {
    return Uni.createFrom()
        .deferred(from)
        .invoke(known)
        .invoke(() -> metrics.unread(what, false))
        .invoke(() -> outage(what).over())
        .onFailure()
        .invoke(
            fault -> {
              unknown.run();
              metrics.unread(what, true);
              outage(what).failed(fault);
            })
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  private Outage outage(String what) {
    return outages.computeIfAbsent(what, key -> new Outage(LOG, "reading figures of " + key));
  }

  private Uni<DatabaseFigures> figures() {
    return pool.query(DatabaseFigures.SQL)
        .mapping(DatabaseFigures::of)
        .execute()
        .map(rows -> rows.iterator().next());
  }

  private Uni<List<PartitionsAhead>> ahead() {
    return pool.query(PartitionsAhead.SQL)
        .mapping(PartitionsAhead::of)
        .execute()
        .map(rows -> rows.stream().toList());
  }
}
