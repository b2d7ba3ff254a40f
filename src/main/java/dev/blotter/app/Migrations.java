package dev.blotter.app;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema of a database up to date, or says in one line why it cannot. */
public final class Migrations {
  private static final String LOCATION = "classpath:db/migration";

  private Migrations() {}

  /**
   * Runs the migrations that have not run yet. Several services may do so at the same time: Flyway
   * lets one go first.
   *
   * @param owner a role that may create tables and functions
   * @throws StartupFailure if a migration fails or the database was migrated by another history
   */
  public static void run(DatabaseAddress owner) {
    try {
      Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(owner.jdbcUrl(), owner.user(), owner.password())
          .locations(LOCATION)
          .failOnMissingLocations(true)
          .validateMigrationNaming(true)
          .cleanDisabled(true)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StartupFailure(
          "The database " + owner + " cannot be migrated: " + firstLine(e) + ".", e);
    }
  }

  private static String firstLine(FlywayException failure) {
    String message = failure.getMessage() == null ? "no reason given" : failure.getMessage();
    return message.lines().filter(line -> !line.isBlank()).findFirst().orElse(message);
  }
}
