package dev.blotter.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Symbol;
import dev.blotter.kernel.TradePrices;
import dev.blotter.testing.TestDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes that share a database. */
class QuoteSyncTest {
  private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");
  private static final Symbol AAPL = Symbol.of("AAPL");
  @AutoClose private static final TestDatabase database = TestDatabase.freshDatabase();

  private final QuotesOnDatabase here = new QuotesOnDatabase(database.pool());
  private final QuotesOnDatabase there = new QuotesOnDatabase(database.pool());

  @BeforeEach
  void empty() {
    sql("DELETE FROM quotes");
  }

  @Test
  void a_quote_that_one_node_takes_in_is_known_to_the_other_after_its_next_run() {
    var quote = quote("49.90", "50.00", null, NOON);
    await(here.quotes().put(quote));
    assertThat(there.quotes().quote(AAPL)).isEmpty();
    await(there.sync());
    assertThat(there.quotes().quote(AAPL)).contains(quote);
  }

  @Test
  void a_quote_is_known_to_the_other_though_the_server_s_clock_was_put_back() {
    sql("INSERT INTO quotes (symbol, changed_at)" + " VALUES ('AHEAD', now() + interval '1 hour')");
    await(there.sync());
    var first = quote("49.90", "50.00", null, NOON);
    await(here.quotes().put(first));
    await(there.sync());
    assertThat(there.quotes().quote(AAPL)).contains(first);
    var second = quote("49.80", "49.95", null, NOON.plusSeconds(1));
    await(here.quotes().put(second));
    await(there.sync());
    assertThat(there.quotes().quote(AAPL)).contains(second);
  }

  @Test
  void the_price_of_a_trade_is_written_by_the_next_run_of_its_node() {
    paid(here, "t1", "49.95", NOON);
    await(there.sync());
    assertThat(there.quotes().quote(AAPL)).isEmpty();
    await(here.sync());
    await(there.sync());
    assertThat(there.quotes().quote(AAPL)).contains(quote(null, null, "49.95", NOON));
  }

  @Test
  void what_was_learned_later_is_not_lost_to_what_was_learned_before() {
    await(here.quotes().put(quote("49.90", "50.00", null, NOON)));
    paid(there, "t1", "51.00", NOON.plusSeconds(1));
    await(there.sync());
    await(here.sync());
    var later = new Mark(Price.of("51.00"), NOON.plusSeconds(1));
    var both = new Quote(AAPL, mark("49.90"), mark("50.00"), later);
    assertThat(here.quotes().quote(AAPL)).contains(both);
    assertThat(there.quotes().quote(AAPL)).contains(both);
  }

  @Test
  void a_trade_that_never_was_leaves_the_price_before_it_on_every_node() {
    paid(here, "t1", "48.00", NOON);
    paid(there, "t2", "90.00", NOON.plusSeconds(1));
    exchange();
    withdrawn(here, "t2");
    exchange();
    assertThat(here.quotes().quote(AAPL)).contains(quote(null, null, "48.00", NOON));
    assertThat(there.quotes().quote(AAPL)).contains(quote(null, null, "48.00", NOON));
  }

  @Test
  void a_trade_that_never_was_stays_away_where_it_is_told_of_afterwards() {
    await(here.quotes().put(quote(null, null, "47.00", NOON.minusSeconds(1))));
    paid(there, "t2", "90.00", NOON);
    withdrawn(here, "t2");
    await(here.sync());
    exchange();
    assertThat(there.quotes().quote(AAPL).map(quote -> quote.last().price()))
        .contains(Price.of("47.00"));
    assertThat(here.quotes().quote(AAPL).map(quote -> quote.last().price()))
        .contains(Price.of("47.00"));
  }

  @Test
  void the_only_price_there_was_is_no_price_once_it_is_withdrawn() {
    paid(here, "t1", "90.00", NOON);
    exchange();
    withdrawn(here, "t1");
    exchange();
    assertThat(here.quotes().quote(AAPL)).isEmpty();
    assertThat(there.quotes().quote(AAPL)).isEmpty();
  }

  @Test
  void a_node_that_starts_knows_the_trades_that_the_others_remember() {
    for (int i = 1; i <= TradePrices.REMEMBERED + 4; i++) {
      paid(here, "t" + i, i + ".00", NOON.plusSeconds(i));
    }
    await(here.sync());
    await(there.sync());
    withdrawn(there, "t" + (TradePrices.REMEMBERED + 4));
    assertThat(there.quotes().quote(AAPL).map(quote -> quote.last().price()))
        .contains(Price.of((TradePrices.REMEMBERED + 3) + ".00"));
  }

  @Test
  void busts_of_trades_that_nobody_remembers_leave_the_last_price() {
    paid(here, "t1", "12.00", NOON);
    for (int i = 0; i < 2 * TradePrices.REMEMBERED; i++) {
      withdrawn(here, "old" + i);
    }
    exchange();
    assertThat(there.quotes().quote(AAPL).map(quote -> quote.last().price()))
        .contains(Price.of("12.00"));
    withdrawn(there, "t1");
    exchange();
    assertThat(here.quotes().quote(AAPL)).isEmpty();
  }

  private void exchange() {
    await(here.sync());
    await(there.sync());
    await(here.sync());
  }

  private static void paid(QuotesOnDatabase node, String id, String price, Instant at) {
    node.quotes().traded(AAPL, at, prices -> prices.paid(id, Price.of(price), at));
  }

  private static void withdrawn(QuotesOnDatabase node, String id) {
    node.quotes().traded(AAPL, NOON, prices -> prices.withdrawn(id, NOON.plusSeconds(60)));
  }

  @Test
  void a_price_that_could_not_be_written_is_written_by_the_next_run() {
    paid(here, "t1", "49.95", NOON);
    sql("ALTER TABLE quotes RENAME TO quotes_elsewhere");
    assertThatThrownBy(() -> await(here.sync())).isInstanceOf(PgException.class);
    sql("ALTER TABLE quotes_elsewhere RENAME TO quotes");
    await(here.sync());
    await(there.sync());
    assertThat(there.quotes().quote(AAPL)).contains(quote(null, null, "49.95", NOON));
  }

  @Test
  void a_newer_quote_keeps_the_prices_that_it_does_not_name_in_the_table_too() {
    await(here.quotes().put(quote("49.90", "50.00", "49.95", NOON)));
    await(here.quotes().put(quote("49.80", null, null, NOON.plusSeconds(1))));
    await(here.quotes().put(quote("1.00", "1.00", "1.00", NOON.minusSeconds(1))));
    await(there.sync());
    assertThat(there.quotes().quote(AAPL))
        .contains(
            new Quote(
                AAPL,
                new Mark(Price.of("49.80"), NOON.plusSeconds(1)),
                mark("50.00"),
                mark("49.95")));
  }

  @Test
  void changes_are_read_in_the_order_in_which_they_were_made() {
    var msft = new Quote(Symbol.of("MSFT"), Price.of("1"), null, null, NOON);
    await(here.quotes().put(quote("2", null, null, NOON)));
    await(here.quotes().put(msft));
    await(here.quotes().put(quote("3", null, null, NOON)));
    var all = await(here.table.changedAfter(java.time.OffsetDateTime.parse("2000-01-01T00:00Z")));
    assertThat(all)
        .extracting(change -> change.prices().symbol().value())
        .containsExactly("MSFT", "AAPL");
    var after = await(here.table.changedAfter(all.getFirst().changedAt()));
    assertThat(after).extracting(change -> change.prices().symbol()).containsExactly(AAPL);
  }

  @Test
  void a_price_is_as_old_as_it_is_whatever_was_told_or_paid_since() {
    var week = Duration.ofDays(7);
    await(here.quotes().put(quote("49.90", "50.00", null, NOON.minus(week))));
    paid(here, "t1", "55.00", NOON);
    await(here.quotes().put(quote(null, "56.00", null, NOON)));
    exchange();
    for (var node : List.of(here, there)) {
      assertThat(node.prices().mark(AAPL, BigDecimal.ONE))
          .contains(new Mark(Price.of("49.90"), NOON.minus(week)));
      assertThat(node.prices().mark(AAPL, BigDecimal.ONE.negate())).contains(mark("56.00"));
    }
  }

  @Test
  void a_price_counts_that_is_newer_than_the_one_known_though_another_is_newer_still() {
    await(here.quotes().put(quote("49.90", "50.00", null, NOON.minusSeconds(9))));
    await(here.quotes().put(quote("49.80", null, null, NOON)));
    await(here.quotes().put(quote(null, "50.10", null, NOON.minusSeconds(5))));
    await(there.sync());
    for (var node : List.of(here, there)) {
      assertThat(node.prices().mark(AAPL, BigDecimal.ONE.negate()))
          .contains(new Mark(Price.of("50.10"), NOON.minusSeconds(5)));
      assertThat(node.prices().mark(AAPL, BigDecimal.ONE)).contains(mark("49.80"));
    }
  }

  private static Mark mark(String price) {
    return new Mark(Price.of(price), NOON);
  }

  private static Quote quote(String bid, String ask, String last, Instant at) {
    return new Quote(AAPL, price(bid), price(ask), price(last), at);
  }

  private static Price price(String value) {
    return value == null ? null : Price.of(value);
  }

  private static void sql(String statement) {
    await(database.pool().query(statement).execute());
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(20));
  }
}
