package dev.blotter.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.ClientBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

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

  /** The name of the pool beside it. */
  static final String NAME_UNHURRIED = NAME + "-unhurried";

  private static final int UNHURRIED = 8;

  private final PoolConfig config;
  private volatile PoolOptions made = new PoolOptions();
  private volatile @Nullable Pool unhurried;

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
    unhurried = pool(few(options), input).withConnectHandler(BoundedPool::heeded).build();
    return pool(options, input).withConnectHandler(this::opened).build();
  }

  /** Whoever has hours waits a minute for one. */
  private static PoolOptions few(PoolOptions options) {
    return new PoolOptions(options)
        .setName(NAME_UNHURRIED)
        .setMaxSize(UNHURRIED)
        .setConnectionTimeout(1)
        .setConnectionTimeoutUnit(TimeUnit.MINUTES);
  }

  private void opened(SqlConnection connection) {
    SilentServer.watch(connection, config.silence());
    heeded(connection);
  }

  private static void heeded(SqlConnection connection) {
    EndedConnection.heed(connection);
    connection.close(); // which gives it to the pool
  }

  private static ClientBuilder<Pool> pool(PoolOptions options, Input input) {
    return PgBuilder.pool()
        .with(options)
        .connectingTo(List.copyOf(input.pgConnectOptionsList()))
        .using(input.vertx());
  }

  /**
   * The pool that is made beside the other one.
   *
   * @param other which is made before
   */
  @Produces
  @Singleton
  @Unhurried
  io.vertx.mutiny.sqlclient.Pool unhurried(io.vertx.mutiny.sqlclient.Pool other) {
    other.size(); // A proxy makes what it stands for when it is first asked.
    return new io.vertx.mutiny.sqlclient.Pool(Objects.requireNonNull(unhurried));
  }

  void close(@Disposes @Unhurried io.vertx.mutiny.sqlclient.Pool unhurried) {
    unhurried.closeAndForget();
  }

  /** What the pool is bounded by. */
  PoolUse.Limits limits() {
    var options = made;
    return new PoolUse.Limits(
        options.getMaxSize() - config.poolOverflow(),
        config.poolOverflow(),
        options.getMaxSize(),
        UNHURRIED,
        options.getMaxWaitQueueSize(),
        config.acquireTimeout().toMillis(),
        config.connectTimeout().toMillis(),
        options.getIdleTimeoutUnit().toMillis(options.getIdleTimeout()),
        options.getMaxLifetimeUnit().toMillis(options.getMaxLifetime()));
  }
}
