package dev.blotter.app;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema of a database up to date, or says in one line why it cannot. */
final class Migrations {
  private static final String LOCATION = "classpath:db/migration";

  private Migrations() {}

  /**
   * Runs the migrations that have not run yet. Several services may do so at the same time: Flyway
   * lets one go first.
   *
   * @param owner a role that may create tables and functions
   * @throws StartupFailure if a migration fails or the database was migrated by another history
   */
  static void run(DatabaseAddress owner) {
    try {
      flyway(owner).migrate();
    } catch (FlywayException e) {
      throw new StartupFailure(
          "The database " + owner + " cannot be migrated: " + firstLine(e) + ".", e);
    }
  }

  /**
   * Looks whether all migrations have run, without the right to run one.
   *
   * @throws StartupFailure if some have not
   */
  static void mustHaveRun(DatabaseAddress role) {
    int missing = pending(role);
    if (missing > 0) {
      throw new StartupFailure(
          "The schema of %s lacks %d migrations, and this role may not run them; name the owner by --db-owner."
              .formatted(role, missing));
    }
  }

  private static int pending(DatabaseAddress role) {
    try {
      return flyway(role).info().pending().length;
    } catch (FlywayException e) {
      throw new StartupFailure(
          "The schema of " + role + " cannot be looked at: " + firstLine(e) + ".", e);
    }
  }

  private static Flyway flyway(DatabaseAddress role) {
    return Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(role.jdbcUrl(), role.user(), role.password())
        .locations(LOCATION)
        .failOnMissingLocations(true)
        .validateMigrationNaming(true)
        .cleanDisabled(true)
        .load();
  }

  private static String firstLine(FlywayException failure) {
    String message = failure.getMessage() == null ? "no reason given" : failure.getMessage();
    return message.lines().filter(line -> !line.isBlank()).findFirst().orElse(message);
  }
}
