package dev.blotter.eventlog.postgres;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.eventlog.Account;
import dev.blotter.eventlog.Append;
import dev.blotter.eventlog.AppendResult;
import dev.blotter.eventlog.AppendResult.Appended;
import dev.blotter.testing.TestDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A database that may not be written for a while, as after a failover to a standby. */
class ReadOnlySessionTest {

  private static final Duration MOMENT = Duration.ofMillis(50);

  @AutoClose private final TestDatabase database = TestDatabase.freshDatabase(1);
  private final Account ada = Account.inLane(1);

  @Test
  void what_was_connected_meanwhile_does_not_stay_read_only() {
    var log = Logs.on(database.pool(database.service()));
    set("SET", " = on");
    await(database.pool(database.service()).query("SELECT 1").execute());
    set("RESET", "");
    // The session began before that.
    assertThatThrownBy(() -> await(append(log)))
        .isInstanceOf(PgException.class)
        .hasMessageContaining("read-only");
    // The pool may need a moment to see that it has ended.
    var again = append(log).onFailure().retry().withBackOff(MOMENT).atMost(5);
    assertThat(await(again)).first().isInstanceOf(Appended.class);
  }

  private Uni<List<AppendResult>> append(PostgresEventLog log) {
    Append note = ada.note("one", ada.order(), 0);
    return Uni.createFrom().deferred(() -> log.append(List.of(note)));
  }

  /** On a session that began before, so that it may write itself. */
  private void set(String verb, String value) {
    var sql =
        "ALTER DATABASE %s %s default_transaction_read_only%s"
            .formatted(database.address().database(), verb, value);
    await(database.pool().query(sql).execute());
  }
}
