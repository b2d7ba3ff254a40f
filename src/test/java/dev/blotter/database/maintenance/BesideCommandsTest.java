package dev.blotter.database.maintenance;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.eventlog.Account;
import dev.blotter.eventlog.EventLog;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Commands are appended while maintenance is in the middle of its work. */
class BesideCommandsTest {

  private static final int COMMANDS = 20;

  @AutoClose private final TestMaintenance on = new TestMaintenance();
  private final Account ada = Account.inLane(5);
  private final EventLog log = on.log();
  private int written;

  @Test
  void commands_go_on_while_an_index_of_the_log_is_made_anew() {
    // It waits for every transaction that is older, so that it stands still where it would be seen.
    var older = begin("SELECT count(*) FROM domain_events");
    var task = on.ask(TaskKind.REINDEX, "idx_events_user_id");
    CompletableFuture<Void> reindexing = on.node().work().subscribeAsCompletionStage();
    var progress = new MaintenanceProgress(on.database.pool(on.database.service()));
    var running = running(task);
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> await(progress.of(running.pid())).isPresent());
    assertThat(await(progress.of(running.pid())).orElseThrow().phase()).contains("waiting");
    write();
    assertThat(reindexing).isNotDone();
    end(older);
    assertThat(reindexing).succeedsWithin(Duration.ofSeconds(20));
    assertThat(on.now(task).state()).isEqualTo(TaskState.DONE);
    assertThat(await(log.readLane(5, 0, 100))).hasSize(COMMANDS);
  }

  @Test
  void commands_go_on_while_their_tables_are_vacuumed() {
    // A vacuum waits for whoever holds a lock like its own, and would make others wait behind it.
    var holder = begin("LOCK TABLE streams IN SHARE UPDATE EXCLUSIVE MODE");
    var task = on.ask(TaskKind.VACUUM, "streams");
    CompletableFuture<Void> vacuuming = on.node().work().subscribeAsCompletionStage();
    running(task);
    write();
    assertThat(vacuuming).isNotDone();
    end(holder);
    assertThat(vacuuming).succeedsWithin(Duration.ofSeconds(20));
    assertThat(on.now(task).state()).isEqualTo(TaskState.DONE);
  }

  private void write() {
    for (int command = 0; command < COMMANDS; command++) {
      await(log.append(List.of(ada.note("c" + written++, ada.order(), 0))));
    }
  }

  private MaintenanceTask running(MaintenanceTask task) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> on.now(task), now -> now.state() == TaskState.RUNNING);
  }

  private SqlConnection begin(String sql) {
    var connection = await(on.database.pool().getConnection());
    await(connection.query("BEGIN; " + sql).execute());
    return connection;
  }

  private static void end(SqlConnection connection) {
    await(connection.query("ROLLBACK").execute());
    await(connection.close());
  }
}
