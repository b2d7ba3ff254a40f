package dev.blotter.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Makes the pool of database connections with the bounds that have no key of their own: nobody
 * waits for a connection without end, and the queue of those who wait does not grow without end.
 */
@Singleton
public final class BoundedPool implements PgPoolCreator {
  /** The pool's name in the metrics. */
  static final String NAME = "blotter";

  // The statements that write many columns of many rows are longer than the default of 2,048.
  private static final int LONGEST_CACHED_SQL = 16_384;

  private final PoolConfig config;
  private volatile PoolOptions made = new PoolOptions();

  public BoundedPool(PoolConfig config) {
    this.config = config;
  }

  @Override
  public Pool create(Input input) {
    PoolOptions options = input.poolOptions();
    int size = options.getMaxSize() + config.poolOverflow();
    options
        .setName(NAME)
        .setMaxSize(size)
        .setConnectionTimeout(Math.toIntExact(config.acquireTimeout().toMillis()))
        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
        .setMaxWaitQueueSize(size * config.waitersPerConnection());
    made = new PoolOptions(options);
    for (PgConnectOptions server : input.pgConnectOptionsList()) {
      server
          .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()))
          .setPreparedStatementCacheSqlLimit(LONGEST_CACHED_SQL)
          .setTcpKeepAlive(true);
    }
    return PgBuilder.pool()
        .with(options)
        .connectingTo(List.copyOf(input.pgConnectOptionsList()))
        .using(input.vertx())
        .build();
  }

  /** What the pool is bounded by. */
  PoolUse.Limits limits() {
    var options = made;
    return new PoolUse.Limits(
        options.getMaxSize() - config.poolOverflow(),
        config.poolOverflow(),
        options.getMaxSize(),
        options.getMaxWaitQueueSize(),
        config.acquireTimeout().toMillis(),
        config.connectTimeout().toMillis(),
        options.getIdleTimeoutUnit().toMillis(options.getIdleTimeout()),
        options.getMaxLifetimeUnit().toMillis(options.getMaxLifetime()));
  }
}
