package dev.blotter.app;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes databases on the embedded server. */
final class EmbeddedSchema {

  // An operator may begin to count statements anew.
  private static final String MAY_RESET =
      "GRANT EXECUTE ON FUNCTION pg_stat_statements_reset TO " + EmbeddedRoles.SERVICE;

  private EmbeddedSchema() {}

  /**
   * Makes a database for the owner's role, with the extension that only a superuser may install.
   *
   * @param server the server's maintenance database, as its superuser
   * @throws StartupFailure if it cannot be made
   */
  static void create(DatabaseAddress server, String database) {
    try {
      createIfMissing(server, database);
      execute(server.withDatabase(database), "CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
      execute(server.withDatabase(database), MAY_RESET);
    } catch (SQLException e) {
      throw new StartupFailure("The embedded database cannot be made: " + e.getMessage(), e);
    }
  }

  private static void createIfMissing(DatabaseAddress server, String database) throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      if (!exists(statement, database)) {
        statement.execute("CREATE DATABASE " + database + " OWNER " + EmbeddedRoles.OWNER);
      }
    }
  }

  private static void execute(DatabaseAddress address, String sql) throws SQLException {
    try (Connection connection = address.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static boolean exists(Statement statement, String database) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + database + "'")) {
      return rows.next();
    }
  }
}
