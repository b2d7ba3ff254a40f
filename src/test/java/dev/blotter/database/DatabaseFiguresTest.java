package dev.blotter.database;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.testing.TestDatabase;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class DatabaseFiguresTest {

  @AutoClose private static final TestDatabase database = TestDatabase.freshDatabase();

  @Test
  void a_vacuum_is_no_long_transaction_and_one_of_a_client_is() {
    await(
        database
            .pool()
            .query(
                "INSERT INTO quotes (symbol) SELECT 'S' || n FROM generate_series(1, 50000) AS n")
            .execute());
    var vacuum = await(database.pool().getConnection());
    await(vacuum.query("SET vacuum_cost_delay = 100; SET vacuum_cost_limit = 1").execute());
    var vacuuming = vacuum.query("VACUUM quotes").execute().subscribeAsCompletionStage();
    Awaitility.await().until(() -> count("pg_stat_progress_vacuum") > 0);
    assertThat(figures().oldestTransaction()).isNull();
    var client = await(database.pool().getConnection());
    await(client.query("BEGIN; SELECT 1").execute());
    assertThat(figures().oldestTransaction()).isNotNegative();
    await(client.close());
    count("pg_stat_progress_vacuum, pg_cancel_backend(pid)");
    assertThat(vacuuming).failsWithin(Duration.ofSeconds(10));
    await(vacuum.close());
  }

  private static DatabaseFigures figures() {
    var read = database.pool().query(DatabaseFigures.SQL).mapping(DatabaseFigures::of).execute();
    return await(read).iterator().next();
  }

  private static long count(String relation) {
    var counted =
        database
            .pool()
            .query("SELECT count(*) FROM " + relation)
            .mapping((Row row) -> row.getLong(0))
            .execute();
    return await(counted).iterator().next();
  }
}
