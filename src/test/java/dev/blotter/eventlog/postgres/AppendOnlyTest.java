package dev.blotter.eventlog.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.eventlog.Account;
import dev.blotter.testing.TestDatabase;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happened cannot be changed, not even by the owner of the tables. */
class AppendOnlyTest {

  @AutoClose private static final TestDatabase database = TestDatabase.freshDatabase();

  @BeforeAll
  static void make_a_log_with_an_event() {
    var ada = Account.inLane(5);
    var append = ada.note("a", ada.order(), 0);
    Logs.on(database.pool()).append(List.of(append)).await().atMost(Duration.ofSeconds(10));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE domain_events SET payload = '{}'",
        "UPDATE domain_events SET payload = '{}' WHERE false",
        "DELETE FROM domain_events",
        "TRUNCATE domain_events",
        "TRUNCATE domain_events CASCADE",
        "UPDATE commands SET answer = ''",
        "DELETE FROM commands",
        "TRUNCATE commands",
        "INSERT INTO commands SELECT * FROM commands ON CONFLICT (lane, user_id, command_id)"
            + " DO UPDATE SET answer = ''"
      })
  void a_change_of_the_log_is_refused(String change) {
    assertThatThrownBy(() -> run(change))
        .hasMessageContaining("is refused: it is only ever added to");
    assertThat(run("SELECT payload::text FROM domain_events")).containsExactly("{\"text\": \"a\"}");
    assertThat(run("SELECT answer FROM commands")).containsExactly("answer to a");
  }

  @Test
  void a_change_of_any_partition_is_refused() {
    var partitions =
        run(
            "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'domain_events'::regclass");
    assertThat(partitions).hasSizeGreaterThan(2).contains("domain_events_default");
    for (var partition : partitions) {
      assertThatThrownBy(() -> run("UPDATE " + partition + " SET payload = '{}'"))
          .hasMessageContaining("is refused");
      assertThatThrownBy(() -> run("DELETE FROM " + partition)).hasMessageContaining("is refused");
      assertThatThrownBy(() -> run("TRUNCATE " + partition)).hasMessageContaining("is refused");
    }
  }

  private static List<String> run(String sql) {
    var rows = database.pool().query(sql).mapping((Row row) -> row.getString(0)).execute();
    return rows.await().atMost(Duration.ofSeconds(10)).stream().toList();
  }
}
