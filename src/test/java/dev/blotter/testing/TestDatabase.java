package dev.blotter.testing;

import dev.blotter.app.DatabaseAddress;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A migrated database of one's own, made in a fraction of a second as a copy of a template.
 *
 * <p>Plain tests make one and close it; tests of the running service are given one by {@link
 * BlotterTestResource}.
 */
public final class TestDatabase implements AutoCloseable {
  private static final int POOL_SIZE = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final AtomicInteger MADE = new AtomicInteger();

  private final DatabaseAddress server;
  private final DatabaseAddress address;
  private Pool pool;

  private TestDatabase(DatabaseAddress server, String name) {
    this.server = server;
    this.address = server.withDatabase(name);
  }

  /** Makes a new database with the whole schema and no rows. */
  public static TestDatabase freshDatabase() {
    DatabaseAddress server = TestServer.address();
    String name = "t" + Long.toString(System.nanoTime(), 36) + "_" + MADE.incrementAndGet();
    TestServer.execute(server, "CREATE DATABASE " + name + " TEMPLATE " + TestServer.TEMPLATE);
    return new TestDatabase(server, name);
  }

  /** Where the database is, as its owner. */
  public DatabaseAddress address() {
    return address;
  }

  /** A JDBC URL with user and password. */
  public String jdbcUrl() {
    return address.jdbcUrl() + "?user=" + address.user() + "&password=" + address.password();
  }

  /** A pool of the reactive client; the same one at each call. */
  public synchronized Pool pool() {
    if (pool == null) {
      pool = Pool.newInstance(newPool());
    }
    return pool;
  }

  private io.vertx.sqlclient.Pool newPool() {
    PgConnectOptions options =
        PgConnectOptions.fromUri(address.reactiveUrl())
            .setUser(address.user())
            .setPassword(address.password())
            .setCachePreparedStatements(true);
    return PgBuilder.pool()
        .with(new PoolOptions().setMaxSize(POOL_SIZE))
        .connectingTo(options)
        .using(TestVertx.get())
        .build();
  }

  /** Closes the pool and drops the database. */
  @Override
  public synchronized void close() {
    if (pool != null) {
      pool.close().await().atMost(PATIENCE);
    }
    TestServer.execute(server, "DROP DATABASE " + address.database() + " WITH (FORCE)");
  }
}
