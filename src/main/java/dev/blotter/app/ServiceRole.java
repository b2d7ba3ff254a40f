package dev.blotter.app;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The role that the service works as, and its rights. */
final class ServiceRole {
  private static final String MAY_MIGRATE = "SELECT has_schema_privilege('public', 'CREATE')";
  private static final String GRANT =
      "SELECT grant_service_rights(?::name), grant_monitoring(?::name)";

  private ServiceRole() {}

  /**
   * Whether the role may make tables.
   *
   * @throws StartupFailure if that cannot be asked
   */
  static boolean mayMigrate(DatabaseAddress role) {
    try (Connection connection = role.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(MAY_MIGRATE)) {
      rows.next();
      return rows.getBoolean(1);
    } catch (SQLException e) {
      throw new StartupFailure("The database " + role + " cannot be used: " + e.getMessage(), e);
    }
  }

  /**
   * Gives a role what the service needs, and takes from it what is more.
   *
   * @throws StartupFailure if there is no such role or the owner is not the tables' owner
   */
  static void grant(DatabaseAddress owner, String role) {
    try (Connection connection = owner.connect();
        PreparedStatement statement = connection.prepareStatement(GRANT)) {
      statement.setString(1, role);
      statement.setString(2, role);
      statement.execute();
    } catch (SQLException e) {
      throw new StartupFailure(
          "The role %s cannot be given its rights by %s: %s".formatted(role, owner, e.getMessage()),
          e);
    }
  }
}
