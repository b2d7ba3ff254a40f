package dev.blotter.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.sqlclient.Row;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {

  @Test
  void a_fresh_database_has_the_schema() throws SQLException {
    try (TestDatabase database = TestDatabase.freshDatabase();
        Connection connection = DriverManager.getConnection(database.jdbcUrl());
        var rows = connection.getMetaData().getTables(null, "public", "domain_events", null)) {
      assertThat(rows.next()).isTrue();
    }
  }

  @Test
  void two_databases_do_not_see_each_other() {
    try (TestDatabase one = TestDatabase.freshDatabase();
        TestDatabase other = TestDatabase.freshDatabase()) {
      ask(one, "CREATE TABLE mine AS SELECT 1");
      assertThat(ask(other, "SELECT to_regclass('mine')::text")).isEqualTo("null");
    }
  }

  private static String ask(TestDatabase database, String sql) {
    var rows = database.pool().query(sql).execute().await().atMost(Duration.ofSeconds(10));
    return StreamSupport.stream(rows.spliterator(), false)
        .map((Row row) -> String.valueOf(row.getValue(0)))
        .findFirst()
        .orElse("");
  }
}
