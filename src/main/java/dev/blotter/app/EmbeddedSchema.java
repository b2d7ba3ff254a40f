package dev.blotter.app;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The service's own database on the embedded server. */
final class EmbeddedSchema {
  private static final String DATABASE = "blotter";
  private static final String MAINTENANCE = "postgres";

  private EmbeddedSchema() {}

  /** The address of the database, which is made where there is none. */
  static DatabaseAddress address(EmbeddedDatabase server) {
    try (Connection connection = DatabaseCheck.connect(server.address(MAINTENANCE));
        Statement statement = connection.createStatement()) {
      if (!exists(statement)) {
        statement.execute("CREATE DATABASE " + DATABASE);
      }
      return server.address(DATABASE);
    } catch (SQLException e) {
      throw new StartupFailure("The embedded database cannot be made: " + e.getMessage(), e);
    }
  }

  private static boolean exists(Statement statement) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + DATABASE + "'")) {
      return rows.next();
    }
  }
}
