package dev.blotter.bench;

import dev.blotter.app.DataFolder;
import dev.blotter.app.DatabaseAddress;
import dev.blotter.app.EmbeddedDatabase;
import dev.blotter.app.Schema;
import dev.blotter.seeding.Seed;
import dev.blotter.seeding.Seeding;
import dev.blotter.testing.JdbcDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;

/** A PostgreSQL of the bench's own, of the kind that the service embeds, with seeded databases. */
final class SeededServer implements AutoCloseable {

  private final DataFolder folder;
  private EmbeddedDatabase server;
  private final String masterKey;

  SeededServer(Path folder) {
    this.folder = new DataFolder(folder);
    this.server = EmbeddedDatabase.start(this.folder, 0);
    var key = new byte[32];
    new SecureRandom().nextBytes(key);
    this.masterKey = Base64.getEncoder().encodeToString(key);
  }

  /**
   * A database with that many orders.
   *
   * @param superuser its address as the superuser
   * @param owner as the role that owns its tables
   * @param service as the role that the service works as
   */
  record Database(
      DatabaseAddress superuser,
      DatabaseAddress owner,
      DatabaseAddress service,
      Seeding.Result seeded,
      String masterKey) {

    /** A connection that may do everything. */
    Connection connect() throws SQLException {
      return superuser.connect();
    }
  }

  /** Makes one, in place of what an earlier run left, and says how fast. */
  Database seed(int orders) throws SQLException {
    JdbcDriver.register();
    var name = "bench_" + orders;
    // As PostgreSQL's manual has it for large loads: what is made and filled in one transaction is
    // flushed to disk itself, and not written to the log as well.
    // And whoever reads a page that the system has in memory need not wait for another process.
    restart("SET wal_level = minimal", "SET max_wal_senders = 0", "SET io_method = sync");
    execute("postgres", "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    server.create(name);
    Schema.prepare(server.service(name), server.owner(name));
    var seed = new Seed(orders, 1, Instant.now().truncatedTo(ChronoUnit.DAYS));
    var result = new Seeding(server.owner(name), seed, masterKey).run();
    print(result);
    // What the server would do by itself in the next minutes, in the midst of the measuring.
    execute(name, "VACUUM");
    execute(name, "CHECKPOINT");
    restart("RESET wal_level", "RESET max_wal_senders", "RESET io_method");
    return new Database(
        server.address(name), server.owner(name), server.service(name), result, masterKey);
  }

  private static void print(Seeding.Result result) {
    System.out.printf(
        "seeded %,d orders, %,d events and %,d users in %.1f s: %,d orders/s%n",
        result.orders(),
        result.events(),
        result.accounts().size(),
        result.time().toMillis() / 1000.0,
        result.ordersPerSecond());
    result
        .steps()
        .forEach(
            (step, time) -> System.out.printf("  %s %.1f s%n", step, time.toMillis() / 1000.0));
  }

  private void restart(String... settings) throws SQLException {
    for (var setting : settings) {
      execute("postgres", "ALTER SYSTEM " + setting);
    }
    server.close();
    server = EmbeddedDatabase.start(folder, 0);
  }

  /** An empty database with these tables, in place of what an earlier run left; as superuser. */
  DatabaseAddress scratch(String name, List<String> ddl) throws SQLException {
    JdbcDriver.register();
    drop(name);
    server.create(name);
    for (var statement : ddl) {
      execute(name, statement);
    }
    return server.address(name);
  }

  void drop(String name) throws SQLException {
    execute("postgres", "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
  }

  /** The process that all others of the server descend from. */
  long postmaster() throws IOException {
    return Long.parseLong(
        Files.readAllLines(folder.postgresData().resolve("postmaster.pid")).getFirst().strip());
  }

  /** Takes a database away again. */
  void drop(Database database) throws SQLException {
    execute("postgres", "DROP DATABASE " + database.superuser().database() + " WITH (FORCE)");
  }

  private void execute(String database, String sql) throws SQLException {
    var address = server.address(database);
    try (var connection = address.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
