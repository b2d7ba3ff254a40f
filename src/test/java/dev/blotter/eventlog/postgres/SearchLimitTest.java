package dev.blotter.eventlog.postgres;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.eventlog.Criterion;
import dev.blotter.eventlog.EventCriteria;
import dev.blotter.eventlog.EventSearch.TooWide;
import dev.blotter.eventlog.Note;
import dev.blotter.kernel.NamedQuery.Statement;
import dev.blotter.kernel.Symbol;
import dev.blotter.testing.TestDatabase;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A search gives its connection back in time. */
class SearchLimitTest {

  private static final EventCriteria IN_AAPL =
      EventCriteria.of(new Criterion.Instrument(Symbol.of("AAPL")));

  @AutoClose private static final TestDatabase database = TestDatabase.freshDatabase();
  private static final PostgresEventSearch search =
      new PostgresEventSearch(pool(), Note.codec(), () -> Duration.ofMillis(300));

  @Test
  void a_search_that_takes_longer_than_it_may_is_given_up() {
    var other = await(database.pool().getConnection());
    await(other.query("BEGIN; LOCK TABLE orders IN ACCESS EXCLUSIVE MODE").execute());
    assertThatThrownBy(() -> await(search.find(IN_AAPL, null, 10))).isInstanceOf(TooWide.class);
    await(other.query("ROLLBACK").execute());
    await(other.close());
    assertThat(await(search.find(IN_AAPL, null, 10))).isEmpty();
  }

  @Test
  void what_the_connection_is_used_for_next_has_the_time_of_others() {
    var before = timeout();
    await(search.find(EventCriteria.ALL, null, 10));
    assertThat(timeout()).isEqualTo(before).isNotEqualTo("300ms");
  }

  @Test
  void a_search_is_planned_for_what_it_looks_for_whatever_others_are() {
    var reads = new LimitedReads(pool(), () -> Duration.ofSeconds(5));
    var mode = new Statement("SHOW plan_cache_mode", List.of());
    assertThat(value(await(reads.run(mode)))).isEqualTo("force_custom_plan");
    assertThat(value(await(pool().query(mode.sql()).execute()))).isNotEqualTo("force_custom_plan");
  }

  private static String timeout() {
    return value(await(pool().query("SHOW statement_timeout").execute()));
  }

  private static String value(RowSet<Row> shown) {
    return shown.iterator().next().getString(0);
  }

  private static Pool pool() {
    return database.pool(database.service());
  }
}
