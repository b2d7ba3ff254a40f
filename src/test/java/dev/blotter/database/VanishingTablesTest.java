package dev.blotter.database;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.testing.TestDatabase;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rebuild drops tables and indexes at any time, also while somebody reads which there are. */
class VanishingTablesTest {

  private TestDatabase database;
  private Monitoring monitoring;

  @BeforeEach
  void make_a_table() {
    database = TestDatabase.freshDatabase();
    monitoring = new Monitoring(database.pool());
    await(database.pool().query("CREATE TABLE t (a integer PRIMARY KEY)").execute());
  }

  @AfterEach
  void drop_the_database() {
    database.close();
  }

  @Test
  void a_table_that_is_dropped_while_tables_are_listed_is_left_out() throws InterruptedException {
    var tables = whileDropping(monitoring.tables());
    assertThat(tables).extracting(TableUse::table).contains("users").doesNotContain("t");
  }

  @Test
  void an_index_that_is_dropped_while_indexes_are_listed_is_left_out() throws InterruptedException {
    var indexes = whileDropping(monitoring.indexes());
    assertThat(indexes).extracting(IndexUse::table).contains("users").doesNotContain("t");
  }

  /** The question sees the table in the catalog and waits for its size until it is gone. */
  private <T> List<T> whileDropping(Uni<List<T>> question) throws InterruptedException {
    var connection = await(database.pool().getConnection());
    await(connection.query("BEGIN").execute());
    await(connection.query("DROP TABLE t").execute());
    CompletableFuture<List<T>> answer = question.subscribeAsCompletionStage();
    while (!answer.isDone() && !someoneWaits()) {
      Thread.sleep(10);
    }
    await(connection.query("COMMIT").execute());
    await(connection.close());
    return answer.orTimeout(20, TimeUnit.SECONDS).join();
  }

  private boolean someoneWaits() {
    var waiting =
        "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    return await(database.pool().query(waiting).execute()).size() > 0;
  }
}
