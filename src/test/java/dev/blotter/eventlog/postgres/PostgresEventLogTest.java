package dev.blotter.eventlog.postgres;

import dev.blotter.eventlog.EventLog;
import dev.blotter.eventlog.EventLogContract;
import dev.blotter.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresEventLogTest extends EventLogContract {

  private static TestDatabase database;
  private static EventLog log;

  @BeforeAll
  static void make_a_database() {
    database = TestDatabase.freshDatabase();
    log = Logs.on(database.pool());
  }

  @AfterAll
  static void drop_the_database() {
    database.close();
  }

  @Override
  protected EventLog log() {
    return log;
  }
}
