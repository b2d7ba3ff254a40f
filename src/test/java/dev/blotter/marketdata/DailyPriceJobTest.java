package dev.blotter.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Symbol;
import dev.blotter.kernel.TradePrices;
import dev.blotter.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What days close at, by the quotes that nodes share; noon is that of New York. */
class DailyPriceJobTest {
  private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");
  private static final LocalDate DAY = LocalDate.parse("2026-11-24");
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final Symbol AAPL = Symbol.of("AAPL");
  @AutoClose private static final TestDatabase database = TestDatabase.freshDatabase();

  private final QuotesOnDatabase quotes = new QuotesOnDatabase(database.pool());
  private final DailyPricesOnDatabase node =
      new DailyPricesOnDatabase(database.pool(), "America/New_York", quotes);

  @BeforeEach
  void empty() {
    sql("TRUNCATE quotes, daily_prices");
  }

  @Test
  void a_day_closes_at_its_last_trade() {
    paid("t1", "48.00", NOON);
    paid("t2", "49.00", NOON.plusSeconds(2));
    paid("t3", "50.00", NOON.plusSeconds(1));
    carry();
    assertThat(closes()).containsExactly(seen(DAY, "49"));
    paid("t4", "51.00", NOON.plusSeconds(3));
    carry();
    assertThat(closes()).containsExactly(seen(DAY, "51"));
  }

  @Test
  void every_day_of_which_trades_are_remembered_has_its_close() {
    paid("t1", "48.00", NOON);
    paid("t2", "49.00", NOON.plus(A_DAY));
    paid("t3", "50.00", NOON.plus(A_DAY).plusSeconds(1));
    carry();
    assertThat(closes()).containsExactly(seen(DAY, "48"), seen(DAY.plusDays(1), "50"));
  }

  @ParameterizedTest
  @CsvSource({
    "America/New_York, 2026-11-24T04:59:59Z, 2026-11-23",
    "America/New_York, 2026-11-24T05:00:00Z, 2026-11-24",
    "UTC, 2026-11-24T23:59:59Z, 2026-11-24",
    "UTC, 2026-11-25T00:00:00Z, 2026-11-25",
    "+02:00, 2026-11-24T21:59:59Z, 2026-11-24",
    "+02:00, 2026-11-24T22:00:00Z, 2026-11-25",
    "UTC-03:30, 2026-11-24T03:29:59Z, 2026-11-23",
    "UTC-03:30, 2026-11-24T03:30:00Z, 2026-11-24",
  })
  void a_day_is_that_of_the_zone(String zone, Instant at, LocalDate day) {
    paid("t1", "48.00", at);
    await(quotes.sync());
    await(node(zone).carry());
    assertThat(closes()).containsExactly(seen(day, "48"));
  }

  @Test
  void without_a_trade_it_is_the_middle_of_bid_and_ask() {
    quoted("10.00", "10.25", null, NOON);
    carry();
    assertThat(closes()).containsExactly(seen(DAY, "10.125"));
    quoted("10.10", null, null, NOON.plusSeconds(1));
    carry();
    assertThat(closes()).containsExactly(seen(DAY, "10.175"));
  }

  @Test
  void a_bid_alone_is_no_close() {
    quoted("10.00", null, null, NOON);
    carry();
    assertThat(closes()).isEmpty();
  }

  @Test
  void a_bid_and_an_ask_of_two_days_have_no_middle() {
    quoted("100", null, null, NOON);
    quoted(null, "200", null, NOON.plus(A_DAY));
    carry();
    assertThat(closes()).isEmpty();
    quoted("190", null, null, NOON.plus(A_DAY).plusSeconds(1));
    carry();
    assertThat(closes()).containsExactly(seen(DAY.plusDays(1), "195"));
  }

  @Test
  void a_trade_goes_before_the_middle_also_of_a_later_moment() {
    quoted("10.00", "10.50", null, NOON);
    carry();
    paid("t1", "10.40", NOON.minusSeconds(60));
    carry();
    quoted("11.00", "11.50", null, NOON.plusSeconds(60));
    carry();
    assertThat(closes()).containsExactly(seen(DAY, "10.4"));
  }

  @Test
  void once_a_trade_is_busted_the_price_before_it_is_the_close() {
    paid("t1", "48.00", NOON);
    paid("t2", "90.00", NOON.plusSeconds(1));
    carry();
    withdrawn("t2", NOON.plus(A_DAY));
    carry();
    assertThat(closes()).containsExactly(seen(DAY, "48"));
  }

  @Test
  void once_all_trades_are_busted_it_is_the_middle_or_nothing() {
    paid("t1", "90.00", NOON);
    carry();
    withdrawn("t1", NOON.plusSeconds(1));
    carry();
    assertThat(closes()).isEmpty();
    paid("t2", "91.00", NOON.plusSeconds(2));
    carry();
    quoted("10.00", "10.50", null, NOON.plusSeconds(3));
    withdrawn("t2", NOON.plusSeconds(4));
    carry();
    assertThat(closes()).containsExactly(seen(DAY, "10.25"));
  }

  @Test
  void a_bust_takes_a_close_back_whose_trade_is_remembered_no_longer() {
    paid("t1", "90.00", NOON);
    carry();
    payOften(NOON.plus(A_DAY));
    carry();
    withdrawn("t1", NOON.plus(A_DAY).plusSeconds(3_600));
    carry();
    assertThat(closes()).containsExactly(seen(DAY.plusDays(1), "16"));
  }

  @Test
  void a_bust_takes_a_close_back_also_where_it_is_forgotten_before_anybody_looks() {
    paid("t1", "90.00", NOON);
    carry();
    withdrawn("t1", NOON.plus(A_DAY));
    payOften(NOON.plus(A_DAY));
    sql("ALTER TABLE daily_prices RENAME TO elsewhere");
    assertThatThrownBy(this::carry).isInstanceOf(PgException.class);
    sql("ALTER TABLE elsewhere RENAME TO daily_prices");
    carry();
    assertThat(closes()).containsExactly(seen(DAY.plusDays(1), "16"));
  }

  @Test
  void a_corrected_trade_is_the_close_as_corrected() {
    paid("t1", "90.00", NOON);
    carry();
    var corrected = Price.of("49.00");
    quotes
        .quotes()
        .traded(AAPL, NOON, p -> p.corrected("t1", "t2", corrected, NOON.plusSeconds(9)));
    carry();
    assertThat(closes()).containsExactly(seen(DAY, "49"));
  }

  @Test
  void what_is_forgotten_of_a_day_does_not_change_its_close() {
    paid("t0", "47.00", NOON);
    quoted("10.00", "10.50", "48.00", NOON.plusSeconds(1));
    carry();
    quoted(null, null, "49.00", NOON.plus(A_DAY));
    carry();
    payOften(NOON.plus(A_DAY));
    carry();
    await(node("America/New_York").carry());
    assertThat(closes()).containsExactly(seen(DAY, "48"), seen(DAY.plusDays(1), "16"));
  }

  @Test
  void an_official_close_stays_whatever_is_traded_or_busted() {
    paid("t1", "48.00", NOON);
    carry();
    tell(DAY, "48.50");
    paid("t2", "49.00", NOON.plusSeconds(1));
    withdrawn("t1", NOON.plusSeconds(2));
    carry();
    assertThat(closes()).containsExactly(new DailyPrice(DAY, Price.of("48.50"), true));
    tell(DAY, "48.75");
    assertThat(closes()).containsExactly(new DailyPrice(DAY, Price.of("48.75"), true));
  }

  @Test
  void nodes_that_start_or_run_at_the_same_time_write_nothing_twice() {
    paid("t1", "48.00", NOON);
    quoted("10.00", "10.50", null, NOON.plus(A_DAY));
    carry();
    var before = state();
    var runs = List.of(1, 2, 3, 4).stream().map(n -> node("America/New_York").carry()).toList();
    await(Uni.join().all(runs).andFailFast());
    carry();
    assertThat(state()).isEqualTo(before).hasSize(2);
  }

  @Test
  void a_node_knows_at_once_what_it_has_carried_over_or_was_told() {
    assertThat(remembered()).isEmpty();
    paid("t1", "48.00", NOON);
    carry();
    assertThat(remembered()).isEqualTo(Map.of(AAPL, List.of(seen(DAY, "48"))));
    withdrawn("t1", NOON.plusSeconds(1));
    carry();
    assertThat(remembered()).isEmpty();
    tell(DAY, "48.50");
    assertThat(remembered().get(AAPL)).hasSize(1);
  }

  @Test
  void a_node_tells_how_long_ago_it_has_carried_them_over_and_how_often_it_does() {
    var metrics = new SimpleMeterRegistry();
    new DailyPriceJob(node.prices(), every(Optional.of(Duration.ofMinutes(30))))
        .register(new StartupEvent(), metrics);
    assertThat(metrics.get("blotter.daily.prices.age.seconds").gauge().value()).isLessThan(60);
    assertThat(metrics.get("blotter.daily.prices.interval.seconds").gauge().value())
        .isEqualTo(1_800);
  }

  @Test
  void a_node_that_leaves_it_to_others_tells_neither() {
    var metrics = new SimpleMeterRegistry();
    new DailyPriceJob(node.prices(), every(Optional.empty())).register(new StartupEvent(), metrics);
    assertThat(metrics.getMeters()).isEmpty();
  }

  private static MarketDataConfig every(Optional<Duration> interval) {
    return new MarketDataConfig() {
      @Override
      public Optional<Duration> syncInterval() {
        return Optional.empty();
      }

      @Override
      public Optional<Duration> dailyInterval() {
        return interval;
      }

      @Override
      public ZoneId dayZone() {
        return ZoneOffset.UTC;
      }
    };
  }

  private Map<Symbol, List<DailyPrice>> remembered() {
    return await(node.prices().of(List.of(AAPL), DAY, DAY.plusDays(1)).toUni());
  }

  /** As it is in the database. */
  private static List<DailyPrice> closes() {
    return await(node("UTC").prices().newest(AAPL, null, null, 100)).reversed();
  }

  private static List<String> state() {
    var sql = "SELECT d::text FROM daily_prices AS d ORDER BY day";
    return await(database.pool().query(sql).mapping(row -> row.getString(0)).execute()).stream()
        .toList();
  }

  private static DailyPrice seen(LocalDate day, String close) {
    return new DailyPrice(day, Price.of(close), false);
  }

  private void tell(LocalDate day, String close) {
    await(node.prices().tell(AAPL, new TreeMap<>(Map.of(day, Price.of(close)))));
  }

  private void payOften(Instant from) {
    for (int i = 1; i <= TradePrices.REMEMBERED; i++) {
      paid("o" + i, i + ".00", from.plusSeconds(i));
    }
  }

  private void paid(String id, String price, Instant at) {
    quotes.quotes().traded(AAPL, at, prices -> prices.paid(id, Price.of(price), at));
  }

  private void withdrawn(String id, Instant at) {
    quotes.quotes().traded(AAPL, at, prices -> prices.withdrawn(id, at));
  }

  private void quoted(String bid, String ask, String last, Instant at) {
    await(quotes.quotes().put(new Quote(AAPL, price(bid), price(ask), price(last), at)));
  }

  private static Price price(String value) {
    return value == null ? null : Price.of(value);
  }

  private void carry() {
    await(quotes.sync());
    await(node.carry());
  }

  private static DailyPricesOnDatabase node(String zone) {
    return new DailyPricesOnDatabase(database.pool(), zone);
  }

  private static void sql(String statement) {
    await(database.pool().query(statement).execute());
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(20));
  }
}
