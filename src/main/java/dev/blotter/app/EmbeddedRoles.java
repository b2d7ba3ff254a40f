package dev.blotter.app;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The roles of the embedded server beside its superuser: the owner, who migrates, and the service,
 * which works with what is there.
 *
 * @param ownerPassword made at the first start and kept in the data folder
 * @param servicePassword the same
 */
record EmbeddedRoles(String ownerPassword, String servicePassword) {
  static final String OWNER = "blotter_owner";
  static final String SERVICE = "blotter_service";

  static EmbeddedRoles of(DataFolder folder) throws IOException {
    return new EmbeddedRoles(
        SecretFile.readOrCreate(folder.ownerPassword()),
        SecretFile.readOrCreate(folder.servicePassword()));
  }

  /**
   * Makes the roles that are missing, and lets each in by its password of today.
   *
   * @throws StartupFailure if that is not possible
   */
  void prepare(DatabaseAddress superuser) {
    try (Connection connection = superuser.connect();
        Statement statement = connection.createStatement()) {
      // A password belongs in no log, and these statements have one.
      statement.execute("SET log_statement = 'none'");
      prepare(statement, OWNER, ownerPassword);
      prepare(statement, SERVICE, servicePassword);
      // Their own statements and waits, and those of maintenance, are what operators ask for.
      statement.execute("GRANT pg_monitor TO " + OWNER + ", " + SERVICE);
      // What people do as these is on record; the service works as another.
      statement.execute("ALTER ROLE CURRENT_USER SET log_statement = 'mod'");
      statement.execute("ALTER ROLE " + OWNER + " SET log_statement = 'mod'");
    } catch (SQLException e) {
      throw new StartupFailure("The database's roles cannot be made: " + e.getMessage(), e);
    }
  }

  private static void prepare(Statement statement, String role, String password)
      throws SQLException {
    String act = exists(statement, role) ? "ALTER" : "CREATE";
    // The password is of our own making: hexadecimal digits.
    statement.execute(act + " ROLE " + role + " LOGIN PASSWORD '" + password + "'");
  }

  private static boolean exists(Statement statement, String role) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery("SELECT FROM pg_roles WHERE rolname = '" + role + "'")) {
      return rows.next();
    }
  }
}
