package dev.blotter.database;

import dev.blotter.job.Recurring;
import dev.blotter.job.Rhythm;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Reads the figures of the database from time to time, one query after the other. */
@ApplicationScoped
class MetricsJob implements Recurring {

  private static final Logger LOG = Logger.getLogger(MetricsJob.class);

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

  /** Reads all of them once; what cannot be read now stays as it was. */
  @Override
  public Uni<Void> run() {
    return monitoring
        .indexes()
        .invoke(metrics::indexes)
        .chain(monitoring::tables)
        .invoke(metrics::tables)
        .chain(connections::server)
        .invoke(metrics::server)
        .chain(this::figures)
        .invoke(metrics::figures)
        .chain(statements::countSlow)
        .invoke(metrics::slowStatements)
        .onFailure()
        .invoke(fault -> LOG.warnf("figures of the database not read: %s", fault.getMessage()))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  private Uni<DatabaseFigures> figures() {
    return pool.query(DatabaseFigures.SQL)
        .mapping(DatabaseFigures::of)
        .execute()
        .map(rows -> rows.iterator().next());
  }
}
