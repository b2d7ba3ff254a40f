package dev.blotter.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** Keeps a start from making a new master key for a database that needs the old one. */
final class MasterKeyCheck {
  private static final String VARIABLE = "BLOTTER_MASTER_KEY";

  private MasterKeyCheck() {}

  /**
   * Whether a missing master key may be made.
   *
   * @throws StartupFailure if it is missing and users are encrypted by it
   */
  static boolean mayBeMade(Path masterKey, DatabaseAddress database) {
    return mayBeMade(masterKey, database, System.getenv());
  }

  static boolean mayBeMade(
      Path masterKey, DatabaseAddress database, Map<String, String> environment) {
    if (Files.exists(masterKey) || environment.containsKey(VARIABLE)) {
      return false;
    }
    if (hasUsers(database)) {
      throw new StartupFailure(
          "The master key is missing: put back %s or set %s; users' data cannot be read without it."
              .formatted(masterKey, VARIABLE));
    }
    return true;
  }

  private static boolean hasUsers(DatabaseAddress database) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT EXISTS (SELECT FROM user_keys)")) {
      rows.next();
      return rows.getBoolean(1);
    } catch (SQLException e) {
      throw new StartupFailure("The users' keys cannot be read: " + e.getMessage(), e);
    }
  }
}
