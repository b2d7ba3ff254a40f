package dev.blotter.app;

import dev.blotter.kernel.WrongSetting;
import dev.blotter.user.MasterKey;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps a start from making a new master key for a database that needs the old one, and from
 * working with another one: what that encrypts no other node could read.
 */
final class MasterKeyCheck {
  private static final String KEY = "blotter.privacy.master-key";

  /**
   * One of the oldest, since whatever a wrong key has spoiled is newer. The first id of each lane
   * stands for its oldest: ids carry the time.
   */
  private static final String OLDEST =
      """
      SELECT k.user_id, k.wrapped_key FROM generate_series(0, 63) AS l
      CROSS JOIN LATERAL (SELECT user_id, wrapped_key, created_at FROM user_keys
        WHERE lane = l ORDER BY user_id LIMIT 1) AS k
      ORDER BY k.created_at LIMIT 1""";

  private MasterKeyCheck() {}

  /** A user's key as it is stored. */
  private record Wrapped(UUID user, Buffer key) {}

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
    if (oldest(database).isPresent()) {
      throw new StartupFailure(
          "The master key is missing: put back %s or set BLOTTER_MASTER_KEY; users' data cannot be read without it."
              .formatted(file));
    }
    return true;
  }

  /**
   * A database without users takes any key.
   *
   * @param file where the key is unless the configuration has it itself
   * @throws StartupFailure if the users of the database are encrypted by another one
   */
  static void mustBeTheUsers(Given given, Path file, DatabaseAddress database) {
    oldest(database).ifPresent(wrapped -> mustOpen(key(given, file), wrapped, database));
  }

  private static void mustOpen(MasterKey key, Wrapped wrapped, DatabaseAddress database) {
    if (!key.opens(wrapped.user(), wrapped.key().getBytes())) {
      throw new StartupFailure(
          "The master key is not that of %s: it does not open the key of user %s, who is among the first."
              .formatted(database, wrapped.user()));
    }
  }

  private static MasterKey key(Given given, Path file) {
    try {
      Optional<String> text = given.text(KEY);
      return text.isPresent()
          ? MasterKey.parse(MasterKey.SETTING, text.get())
          : MasterKey.parse(file.toString(), Files.readString(file));
    } catch (IOException | WrongSetting e) {
      throw new StartupFailure("The master key cannot be used: " + e.getMessage() + ".", e);
    }
  }

  private static Optional<Wrapped> oldest(DatabaseAddress database) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(OLDEST)) {
      return rows.next()
          ? Optional.of(new Wrapped(rows.getObject(1, UUID.class), Buffer.buffer(rows.getBytes(2))))
          : Optional.empty();
    } catch (SQLException e) {
      throw new StartupFailure("The users' keys cannot be read: " + e.getMessage(), e);
    }
  }
}
