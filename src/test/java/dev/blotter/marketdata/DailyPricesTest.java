package dev.blotter.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Symbol;
import dev.blotter.testing.TestDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DailyPricesTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
  private static final LocalDate LAST = FIRST.plusDays(299);
  @AutoClose private static final TestDatabase database = TestDatabase.freshDatabase();

  private final DailyPrices prices = new DailyPricesOnDatabase(database.pool(), "UTC").prices();

  /** A hundred instruments on three hundred days; the last ten of them are not official. */
  @BeforeAll
  static void open() {
    await(
        database
            .pool()
            .query(
                """
                INSERT INTO daily_prices (symbol, day, close, official, priced_at)
                SELECT 'S' || s, DATE '2026-01-01' + d, 100 + s + d * 0.01, d < 290,
                  CASE WHEN d >= 290 THEN now() END
                FROM generate_series(1, 100) AS s, generate_series(0, 299) AS d""")
            .execute());
  }

  @Test
  void the_closes_of_all_symbols_are_given_oldest_first_with_both_ends() {
    var found = read(symbols("S1", "S2"), day(288), day(290));
    assertThat(found)
        .isEqualTo(
            Map.of(
                Symbol.of("S1"),
                    List.of(
                        at(288, "103.88", true), at(289, "103.89", true), at(290, "103.9", false)),
                Symbol.of("S2"),
                    List.of(
                        at(288, "104.88", true),
                        at(289, "104.89", true),
                        at(290, "104.9", false))));
  }

  @Test
  void a_symbol_without_prices_on_those_days_is_left_out() {
    assertThat(read(symbols("S1", "NONE"), FIRST, FIRST)).hasSize(1);
    assertThat(read(symbols("S1"), day(-5), day(-1))).isEmpty();
    assertThat(read(symbols("S1"), day(5), day(4))).isEmpty();
    assertThat(read(List.of(), FIRST, LAST)).isEmpty();
  }

  @Test
  void a_year_of_a_hundred_symbols_is_read_whole() {
    var all = IntStream.rangeClosed(1, 100).mapToObj(n -> Symbol.of("S" + n)).toList();
    var found = read(all, FIRST, LAST);
    assertThat(found).hasSize(100);
    assertThat(found.values()).allSatisfy(days -> assertThat(days).hasSize(300));
  }

  @Test
  void those_of_many_symbols_are_read_some_symbols_at_a_time() {
    var all = IntStream.rangeClosed(1, 100).mapToObj(n -> Symbol.of("S" + n)).toList();
    var some = await(prices.of(all, FIRST, LAST).toUni());
    assertThat(some).hasSizeBetween(1, 50);
  }

  @Test
  void both_ways_to_read_go_by_the_key() {
    await(database.pool().query("ANALYZE daily_prices").execute());
    for (var query : new DailyPriceQueries(database.pool()).named()) {
      var statement = query.statement(Map.of("symbol", "S7"));
      var plan =
          database
              .pool()
              .preparedQuery("EXPLAIN " + statement.sql())
              .mapping(row -> row.getString(0))
              .execute(Tuple.tuple(new ArrayList<>(statement.values())));
      assertThat(String.join("\n", await(plan)))
          .contains("daily_prices_pkey")
          .doesNotContain("Seq Scan");
    }
  }

  private Map<Symbol, List<DailyPrice>> read(List<Symbol> symbols, LocalDate from, LocalDate to) {
    Map<Symbol, List<DailyPrice>> all = new HashMap<>();
    await(prices.of(symbols, from, to).collect().asList()).forEach(all::putAll);
    return all;
  }

  private static LocalDate day(int number) {
    return FIRST.plusDays(number);
  }

  private static DailyPrice at(int day, String close, boolean official) {
    return new DailyPrice(day(day), Price.of(close), official);
  }

  private static List<Symbol> symbols(String... names) {
    return List.of(names).stream().map(Symbol::of).toList();
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(20));
  }
}
