package dev.blotter.testing;

import dev.blotter.app.DatabaseAddress;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
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
  private final int poolSize;
  private final Map<DatabaseAddress, Pool> pools = new HashMap<>();

  private TestDatabase(DatabaseAddress server, String name, int poolSize) {
    this.server = server;
    this.poolSize = poolSize;
    this.address = server.withDatabase(name);
  }

  /** Makes a new database with the whole schema and no rows. */
  public static TestDatabase freshDatabase() {
    return freshDatabase(POOL_SIZE);
  }

  /**
   * The same with pools of that size: to open a connection and to have it ready for its first
   * append costs as much as ten appends.
   */
  public static TestDatabase freshDatabase(int poolSize) {
    DatabaseAddress server = TestServer.address();
    String name = "t" + Long.toString(System.nanoTime(), 36) + "_" + MADE.incrementAndGet();
    String owner = TestServer.owner().user();
    TestServer.execute(
        server,
        "CREATE DATABASE %s TEMPLATE %s OWNER %s".formatted(name, TestServer.TEMPLATE, owner));
    return new TestDatabase(server, name, poolSize);
  }

  /** A database that was made before, perhaps by a test of another class loader. */
  public static TestDatabase of(DatabaseAddress address) {
    return new TestDatabase(TestServer.address(), address.database(), POOL_SIZE);
  }

  /** Where the database is, as the superuser, to whom nothing is refused but by a trigger. */
  public DatabaseAddress address() {
    return address;
  }

  /** Where the database is, as the role that owns its tables. */
  public DatabaseAddress owner() {
    return TestServer.owner().withDatabase(address.database());
  }

  /** Where the database is, as the role that the service works as. */
  public DatabaseAddress service() {
    return TestServer.service().withDatabase(address.database());
  }

  /** A JDBC URL with user and password. */
  public String jdbcUrl() {
    return address.jdbcUrl() + "?user=" + address.user() + "&password=" + address.password();
  }

  /**
   * A copy of what it holds now, as a backup that is put back; pools that were given are closed.
   */
  public synchronized TestDatabase copy() {
    closePools();
    String name = address.database() + "_" + MADE.incrementAndGet();
    TestServer.execute(
        server,
        "CREATE DATABASE %s TEMPLATE %s OWNER %s"
            .formatted(name, address.database(), TestServer.owner().user()));
    return new TestDatabase(server, name, poolSize);
  }

  /** A pool of the reactive client for the superuser; the same one at each call. */
  public Pool pool() {
    return pool(address);
  }

  /** A pool for one of the three roles; the same one at each call. */
  public synchronized Pool pool(DatabaseAddress role) {
    return pools.computeIfAbsent(role, as -> Pool.newInstance(newPool(as)));
  }

  private io.vertx.sqlclient.Pool newPool(DatabaseAddress role) {
    PgConnectOptions options =
        PgConnectOptions.fromUri(role.reactiveUrl())
            .setUser(role.user())
            .setPassword(role.password())
            .setCachePreparedStatements(true);
    return PgBuilder.pool()
        .with(new PoolOptions().setMaxSize(poolSize))
        .connectingTo(options)
        .using(TestVertx.get())
        .build();
  }

  /**
   * Closes the pools, and whatever else is connected. The database stays until the server ends: to
   * drop one has the server write out what all the others hold, and file systems look for long
   * where to put the next one's files among those that have just been deleted.
   */
  @Override
  public synchronized void close() {
    closePools();
    TestServer.execute(
        server,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'"
            .formatted(address.database()));
  }

  private void closePools() {
    pools.values().forEach(pool -> pool.close().await().atMost(PATIENCE));
    pools.clear();
  }
}
