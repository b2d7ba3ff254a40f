package dev.blotter.eventlog.postgres;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.eventlog.Criterion;
import dev.blotter.eventlog.EventCriteria;
import dev.blotter.eventlog.EventSearch.TooWide;
import dev.blotter.eventlog.Note;
import dev.blotter.kernel.Symbol;
import dev.blotter.testing.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A search gives its connection back in time. */
class SearchLimitTest {

  private static final EventCriteria IN_AAPL =
      EventCriteria.of(new Criterion.Instrument(Symbol.of("AAPL")));

  @AutoClose private static final TestDatabase database = TestDatabase.freshDatabase();
  private static final PostgresEventSearch search =
      new PostgresEventSearch(
          database.pool(database.service()), Note.codec(), () -> Duration.ofMillis(300));

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

  private static String timeout() {
    var shown = database.pool(database.service()).query("SHOW statement_timeout").execute();
    return await(shown).iterator().next().getString(0);
  }
}
