package dev.blotter.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.blotter.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a PostgreSQL that is older than the one the service brings; skipped where there is none. */
class OlderServerTest {
  @TempDir private Path temp;

  @Test
  void an_older_server_understands_every_statement_that_the_newest_understands() throws Exception {
    var found = OlderServer.start(temp.resolve("data"));
    assumeThat(found).isPresent();
    try (var older = found.get();
        var database = TestDatabase.freshDatabase();
        var there = older.address().connect();
        var here = database.address().connect()) {
      var statements = SqlConstants.all().stream().filter(sql -> refusal(here, sql) == null);
      List<String> refused = new ArrayList<>();
      var understood = statements.filter(sql -> isUnderstood(there, sql, refused)).toList();
      assertThat(refused).isEmpty();
      assertThat(understood).hasSizeGreaterThan(100);
    }
  }

  private static boolean isUnderstood(Connection server, String sql, List<String> refused) {
    var refusal = refusal(server, sql);
    if (refusal != null) {
      refused.add(refusal + "\n" + sql);
    }
    return refusal == null;
  }

  /** Why a server does not take a statement, which is a part of one perhaps; null where it does. */
  private static String refusal(Connection server, String sql) {
    try (var statement = server.createStatement()) {
      statement.execute("PREPARE it AS " + sql);
      statement.execute("DEALLOCATE it");
      return null;
    } catch (SQLException e) {
      return e.getMessage();
    }
  }
}
