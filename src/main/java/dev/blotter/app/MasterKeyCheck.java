package dev.blotter.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Keeps a start from making a new master key for a database that needs the old one. */
final class MasterKeyCheck {
  private static final String KEY = "blotter.privacy.master-key";

  private MasterKeyCheck() {}

  /**
   * Whether a missing master key may be made.
   *
   * @param file where it is looked for unless the configuration has the key itself
   * @throws StartupFailure if it is missing and users are encrypted by it
   */
  static boolean mayBeMade(Given given, Path file, DatabaseAddress database) {
    if (given.text(KEY).isPresent() || Files.exists(file)) {
      return false;
    }
    if (hasUsers(database)) {
      throw new StartupFailure(
          "The master key is missing: put back %s or set BLOTTER_MASTER_KEY; users' data cannot be read without it."
              .formatted(file));
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
