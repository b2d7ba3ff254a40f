package dev.blotter.database.maintenance;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.eventlog.Account;
import dev.blotter.eventlog.EventLog;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** An index of the log cannot be made anew, since somebody reads the log for long. */
class FailedReindexTest {

  private static final Duration LOCK_TIMEOUT = Duration.ofMillis(300);

  @AutoClose
  private final TestMaintenance on =
      new TestMaintenance(new TestMaintenance.Config(LOCK_TIMEOUT, Optional.empty(), 50, 100_000));

  private final Account ada = Account.inLane(5);
  private final EventLog log = on.log();
  private final String index =
      "domain_events_%s_user_id_idx"
          .formatted(YearMonth.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("yyyy_MM")));
  private int written;

  @Test
  void commands_do_not_wait_while_what_it_has_left_cannot_be_dropped() {
    var older = begin();
    var task = on.ask(TaskKind.REINDEX, index);
    CompletableFuture<Void> failing = on.node().work().subscribeAsCompletionStage();
    var longest = Duration.ZERO;
    while (!failing.isDone()) {
      var took = append();
      longest = took.compareTo(longest) > 0 ? took : longest;
    }
    assertThat(on.now(task).state()).isEqualTo(TaskState.FAILED);
    assertThat(on.now(task).error()).contains("lock timeout");
    // A quarter of a second, and what a busy machine adds.
    assertThat(longest).isLessThan(Duration.ofMillis(1200));
    end(older);
    assertThat(leftovers()).isNotEmpty();
    assertThat(on.perform(TaskKind.REINDEX, index).error()).isNull();
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void it_is_not_even_begun_beside_a_transaction_that_has_been_open_for_long() {
    var older = begin();
    var limit = new OpenTransactions(Duration.ZERO);
    var own = await(on.database.pool(on.database.service()).getConnection());
    var refused = limit.mustBeYoung(own, "public.domain_events").subscribeAsCompletionStage();
    assertThat(refused)
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableOfType(java.util.concurrent.ExecutionException.class)
        .withMessageContaining("(pid " + pid(older) + ")");
    end(older);
    await(limit.mustBeYoung(own, "public.domain_events"));
    await(own.close());
  }

  private Duration append() {
    long start = System.nanoTime();
    await(log.append(List.of(ada.note("c" + written++, ada.order(), 0))));
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private List<String> leftovers() {
    return on.sql("SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid");
  }

  private SqlConnection begin() {
    var connection = await(on.database.pool().getConnection());
    await(connection.query("BEGIN; LOCK TABLE domain_events IN ACCESS SHARE MODE").execute());
    return connection;
  }

  private static int pid(SqlConnection connection) {
    var pid = connection.query("SELECT pg_backend_pid()").mapping((Row row) -> row.getInteger(0));
    return await(pid.execute()).iterator().next();
  }

  private static void end(SqlConnection connection) {
    await(connection.query("ROLLBACK").execute());
    await(connection.close());
  }
}
