package dev.blotter.eventlog.postgres;

import dev.blotter.eventlog.AppendContract;
import dev.blotter.eventlog.CommandContract;
import dev.blotter.eventlog.EventLog;
import dev.blotter.eventlog.GroupContract;
import dev.blotter.eventlog.ReadingContract;
import dev.blotter.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

class PostgresEventLogTest {

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

  @Nested
  class Appends extends AppendContract {
    Appends() {
      super(log);
    }
  }

  @Nested
  class Groups extends GroupContract {
    Groups() {
      super(log);
    }
  }

  @Nested
  class Commands extends CommandContract {
    Commands() {
      super(log);
    }
  }

  @Nested
  class Reading extends ReadingContract {
    Reading() {
      super(log);
    }
  }
}
