package dev.blotter.app;

import org.jspecify.annotations.Nullable;

/** Brings a database to what the service needs: its tables, and the rights of its role to them. */
public final class Schema {

  private Schema() {}

  /**
   * Migrates as the owner and gives the service's role its rights. Where no owner is named, the
   * service's role does both if it may; if it may not, somebody must have done so before.
   *
   * @param service who the service connects as
   * @param owner who may change the schema, or null where that is not known here
   * @throws StartupFailure if the database cannot be used or is not up to date
   */
  public static void prepare(DatabaseAddress service, @Nullable DatabaseAddress owner) {
    DatabaseCheck.mustBeUsable(service);
    if (owner != null) {
      DatabaseCheck.mustBeUsable(owner);
      migrate(service, owner);
    } else if (ServiceRole.mayMigrate(service)) {
      migrate(service, service);
    } else {
      Migrations.mustHaveRun(service);
    }
  }

  private static void migrate(DatabaseAddress service, DatabaseAddress owner) {
    Migrations.run(owner);
    if (!owner.user().equals(service.user())) {
      ServiceRole.grant(owner, service.user());
    }
  }
}
