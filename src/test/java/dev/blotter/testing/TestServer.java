package dev.blotter.testing;

import dev.blotter.app.DataFolder;
import dev.blotter.app.DataFolderInUse;
import dev.blotter.app.DatabaseAddress;
import dev.blotter.app.EmbeddedDatabase;
import dev.blotter.app.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;

/**
 * The one PostgreSQL server of a test run: the same server, with the same durability, that the
 * service embeds. Its folder under {@code target} is used again by the next run.
 */
final class TestServer {
  static final String TEMPLATE = "blotter_template";
  // Tests of the same JVM may see this class through several class loaders: what they share is kept
  // in a system property.
  private static final String ADDRESS_PROPERTY = "blotter.testing.server";
  private static final String OWNER_PROPERTY = "blotter.testing.owner";
  private static final String SERVICE_PROPERTY = "blotter.testing.service";
  private static final String MAINTENANCE = "postgres";
  private static final String DATABASES =
      "SELECT datname FROM pg_database WHERE NOT datistemplate AND datname <> 'postgres'";
  private static final int FEW = 20;

  private static @Nullable Connection kept;

  private TestServer() {}

  /** The role that owns the tables, at the server's maintenance database. */
  static DatabaseAddress owner() {
    address();
    return DatabaseAddress.parse(System.getProperty(OWNER_PROPERTY));
  }

  /** The role that the service works as, at the server's maintenance database. */
  static DatabaseAddress service() {
    address();
    return DatabaseAddress.parse(System.getProperty(SERVICE_PROPERTY));
  }

  /** The address of the server's maintenance database; the first caller starts the server. */
  static synchronized DatabaseAddress address() {
    String known = System.getProperty(ADDRESS_PROPERTY);
    if (known != null) {
      return DatabaseAddress.parse(known);
    }
    JdbcDriver.register();
    EmbeddedDatabase server = start();
    try {
      prepare(server);
    } catch (RuntimeException e) {
      server.close(); // else every test to come would start one more
      throw e;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server)));
    System.setProperty(OWNER_PROPERTY, url(server.owner(MAINTENANCE)));
    System.setProperty(SERVICE_PROPERTY, url(server.service(MAINTENANCE)));
    System.setProperty(ADDRESS_PROPERTY, url(server.address(MAINTENANCE)));
    return server.address(MAINTENANCE);
  }

  private static void prepare(EmbeddedDatabase server) {
    DatabaseAddress address = server.address(MAINTENANCE);
    dropAllDatabases(address);
    // A copy of the template is written to the log as whole pages: to press those would take more
    // time than anything else that the server does.
    execute(address, "ALTER ROLE ALL SET wal_compression = off");
    execute(address, "SET wal_compression = off");
    // There are hundreds of databases in the end, all of which would be looked at each minute.
    execute(address, "ALTER SYSTEM SET autovacuum_naptime = '15min'");
    execute(address, "SELECT pg_reload_conf()");
    server.create(TEMPLATE);
    Schema.prepare(server.service(TEMPLATE), server.owner(TEMPLATE));
  }

  /** Runs a statement on the maintenance database, over one connection that is kept. */
  static synchronized void execute(DatabaseAddress address, String sql) {
    try {
      if (kept == null || !kept.isValid(1)) {
        kept = connect(address);
      }
      try (Statement statement = kept.createStatement()) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /**
   * Stops the server. Where it has many databases its data are deleted, which takes a second or
   * two; to drop as many one by one takes minutes.
   */
  private static void end(EmbeddedDatabase server) {
    DatabaseAddress address = server.address(MAINTENANCE);
    Path data = Path.of(ask(address, "SHOW data_directory").getFirst());
    boolean many = ask(address, DATABASES).size() > FEW;
    server.close();
    if (many && data.toFile().renameTo(gone(data).toFile())) {
      FileUtils.deleteQuietly(gone(data).toFile());
    }
  }

  /** Half of it may be left where the JVM was ended meanwhile. */
  private static Path gone(Path data) {
    return data.resolveSibling("gone");
  }

  private static EmbeddedDatabase start() {
    return start(0);
  }

  private static EmbeddedDatabase start(int number) {
    Path path = Path.of("target", "test-postgres", Integer.toString(number));
    var folder = new DataFolder(path);
    FileUtils.deleteQuietly(gone(folder.postgresData()).toFile());
    try {
      return EmbeddedDatabase.start(folder, 0);
    } catch (DataFolderInUse e) {
      return start(number + 1); // another test run is at work there
    }
  }

  private static void dropAllDatabases(DatabaseAddress address) {
    for (String name : ask(address, DATABASES)) {
      execute(address, "DROP DATABASE \"" + name + "\" WITH (FORCE)");
    }
  }

  /** The first column of what a query answers. */
  private static List<String> ask(DatabaseAddress address, String sql) {
    List<String> answer = new ArrayList<>();
    try (Connection connection = connect(address);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        answer.add(rows.getString(1));
      }
      return answer;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Connection connect(DatabaseAddress address) throws SQLException {
    JdbcDriver.register();
    return address.connect();
  }

  private static String url(DatabaseAddress address) {
    return "postgresql://%s:%s@%s:%d/%s"
        .formatted(
            address.user(), address.password(), address.host(), address.port(), address.database());
  }
}
