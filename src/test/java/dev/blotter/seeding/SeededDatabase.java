package dev.blotter.seeding;

import dev.blotter.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;

/** The one large database of a test run: 100,000 orders, made when it is first asked for. */
public final class SeededDatabase {

  public static final Seed SEED = new Seed(100_000, 1, Instant.parse("2026-10-02T00:00:00Z"));
  public static final String MASTER_KEY = Base64.getEncoder().encodeToString(new byte[32]);

  private static SeededDatabase made;

  private final TestDatabase database = TestDatabase.freshDatabase();
  private final Seeding.Result result;

  private SeededDatabase() throws SQLException {
    this.result = new Seeding(database.address(), SEED, MASTER_KEY).run();
  }

  /** It; nobody may change what others then see. The next run of tests drops it. */
  public static synchronized SeededDatabase get() {
    if (made == null) {
      try {
        made = new SeededDatabase();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
    return made;
  }

  public TestDatabase database() {
    return database;
  }

  public Seeding.Result result() {
    return result;
  }

  /** The account with the most orders. */
  public Seeding.Account largest() {
    return result.accounts().getFirst();
  }
}
