package dev.blotter.eventlog.postgres;

import dev.blotter.eventlog.AppendContract;
import dev.blotter.eventlog.CommandContract;
import dev.blotter.eventlog.EventLog;
import dev.blotter.eventlog.GroupContract;
import dev.blotter.eventlog.ReadingContract;
import dev.blotter.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;

class PostgresEventLogTest {

  @AutoClose private static final TestDatabase database = TestDatabase.freshDatabase();
  private static final EventLog log = Logs.on(database.pool());

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
