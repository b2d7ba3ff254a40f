package dev.blotter.database;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.testing.TestDatabase;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What PostgreSQL itself says in bad times, and what it says of statements that are wrong. */
class DatabaseUnavailableTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @AutoClose private static final TestDatabase database = TestDatabase.freshDatabase(2);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET transaction_read_only = on; DELETE FROM quotes",
        "SET statement_timeout = 50; SELECT pg_sleep(5)",
        "DO $$BEGIN RAISE disk_full; END$$",
        "DO $$BEGIN RAISE out_of_memory; END$$",
        "DO $$BEGIN RAISE io_error; END$$",
        "DO $$BEGIN RAISE lock_not_available; END$$",
        "SELECT pg_terminate_backend(pg_backend_pid())",
      })
  void a_statement_that_may_go_well_later_is_not_at_fault(String sql) {
    assertThat(DatabaseUnavailable.explains(failure(sql))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1 / 0",
        "SELECT no_such_column",
        "INSERT INTO quotes (symbol) VALUES ('A'), ('A')",
        "SELECT pg_read_file('/none')",
      })
  void a_statement_that_is_wrong_is_at_fault(String sql) {
    assertThat(DatabaseUnavailable.explains(failure(sql))).isFalse();
  }

  @Test
  void a_connection_that_is_reset_is_not_at_fault_and_a_file_that_is_missing_is() {
    assertThat(DatabaseUnavailable.explains(new IOException("Connection reset by peer"))).isTrue();
    assertThat(DatabaseUnavailable.explains(new UnknownHostException("postgres"))).isTrue();
    assertThat(DatabaseUnavailable.explains(new NoSuchFileException("master.key"))).isFalse();
  }

  /** On a connection that nobody has after it. */
  private static Throwable failure(String sql) {
    SqlConnection connection = await(database.pool().getConnection());
    try {
      return await(
          connection
              .query(sql)
              .execute()
              .<Throwable>map(done -> new AssertionError("it went well: " + sql))
              .onFailure()
              .recoverWithItem(failure -> failure));
    } finally {
      connection
          .query("DISCARD ALL")
          .execute()
          .onFailure()
          .recoverWithNull()
          .await()
          .atMost(PATIENCE);
      connection.close().onFailure().recoverWithNull().await().atMost(PATIENCE);
    }
  }
}
