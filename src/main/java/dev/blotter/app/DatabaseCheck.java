package dev.blotter.app;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Looks before the service starts whether its database can be worked with. */
final class DatabaseCheck {
  private static final int OLDEST_VERSION = 15;
  private static final int PER_MAJOR_VERSION = 10_000;

  private DatabaseCheck() {}

  /**
   * @throws StartupFailure if the database is not reached, refuses the role, or is too old
   */
  static void mustBeUsable(DatabaseAddress address) {
    int version = version(address) / PER_MAJOR_VERSION;
    if (version < OLDEST_VERSION) {
      throw new StartupFailure(
          "The database %s is PostgreSQL %d; version %d or later is needed."
              .formatted(address, version, OLDEST_VERSION));
    }
  }

  private static int version(DatabaseAddress address) {
    try (Connection connection = address.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW server_version_num")) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      throw new StartupFailure(
          "The database " + address + " cannot be used: " + oneLine(e) + ".", e);
    }
  }

  private static String oneLine(SQLException failure) {
    String message = failure.getMessage() == null ? "no reason given" : failure.getMessage();
    return message.lines().findFirst().orElse("").replaceAll("\\.$", "");
  }
}
