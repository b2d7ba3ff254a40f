package dev.blotter.seeding;

import dev.blotter.app.DatabaseAddress;
import dev.blotter.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * The one large database of a test run: 100,000 orders, made when it is first asked for. Nobody may
 * change what others then see. The next run of tests drops it.
 */
public final class SeededDatabase {

  public static final Seed SEED = new Seed(100_000, 1, Instant.parse("2026-10-02T00:00:00Z"));
  public static final String MASTER_KEY = Base64.getEncoder().encodeToString(new byte[32]);

  // Tests of the running service see this class through another class loader.
  private static final String DATABASE = "blotter.testing.seeded";
  private static final String LARGEST = "blotter.testing.seeded.largest";

  private static TestDatabase opened;

  private SeededDatabase() {}

  public static synchronized TestDatabase get() {
    if (opened == null) {
      var known = System.getProperty(DATABASE);
      opened = known == null ? make() : TestDatabase.of(DatabaseAddress.parse(known));
    }
    return opened;
  }

  /** The user with the most orders. */
  public static UUID largest() {
    get();
    return UUID.fromString(System.getProperty(LARGEST));
  }

  private static TestDatabase make() {
    try {
      var database = TestDatabase.freshDatabase();
      var result = new Seeding(database.owner(), SEED, MASTER_KEY).run();
      System.setProperty(LARGEST, result.accounts().getFirst().user().toString());
      var at = database.address();
      System.setProperty(
          DATABASE,
          "postgresql://%s:%s@%s:%d/%s"
              .formatted(at.user(), at.password(), at.host(), at.port(), at.database()));
      return database;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
