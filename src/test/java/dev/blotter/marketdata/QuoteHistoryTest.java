package dev.blotter.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Symbol;
import dev.blotter.kernel.TradePrices;
import dev.blotter.testing.Property;
import dev.blotter.testing.TestDatabase;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QuoteHistoryTest {

  private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");
  private static final int CASES = 20;
  private static final int STEPS = 30;
  private static TestDatabase database;

  private final QuotesOnDatabase node = new QuotesOnDatabase(database.pool());
  private final QuoteHistory history = new QuoteHistory(database.pool());

  /** What the node said of an instrument, and when. */
  private record Sight(Instant at, Symbol symbol, Optional<Quote> quote) {}

  @BeforeAll
  static void open() {
    database = TestDatabase.freshDatabase();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(10));
  }

  private static Instant now() {
    return await(database.pool().query("SELECT clock_timestamp()").execute())
        .iterator()
        .next()
        .getOffsetDateTime(0)
        .toInstant();
  }

  private void told(Symbol symbol, @Nullable String bid, @Nullable String last, Instant at) {
    await(node.quotes().put(new Quote(symbol, price(bid), null, price(last), at)));
  }

  private void paid(Symbol symbol, String id, String price, Instant at) {
    node.quotes().traded(symbol, now(), trades -> trades.paid(id, Price.of(price), at));
  }

  private static @Nullable Price price(@Nullable String value) {
    return value == null ? null : Price.of(value);
  }

  private Optional<Quote> asOf(Instant moment, Symbol symbol) {
    return await(history.at(moment, List.of(symbol), Map.of())).quote(symbol);
  }

  @Test
  void at_random_moments_it_says_what_the_node_said_then() {
    Property.check(
        "quotes as of a moment",
        CASES,
        random -> {
          var symbols = List.of(symbol(random), symbol(random));
          List<Sight> sights = new ArrayList<>();
          for (int i = 0; i < STEPS; i++) {
            var symbol = symbols.get(random.nextInt(2));
            step(random, symbol, i);
            sights.add(new Sight(now(), symbol, node.quotes().quote(symbol)));
          }
          await(node.sync());
          for (var sight : sights) {
            assertThat(asOf(sight.at, sight.symbol)).as(sight.toString()).isEqualTo(sight.quote);
          }
        });
  }

  private static Symbol symbol(RandomGenerator random) {
    return Symbol.of("H" + Long.toString(random.nextLong(1L << 50), 36).toUpperCase(Locale.ROOT));
  }

  /** Some of it is older than what is known already. */
  private void step(RandomGenerator random, Symbol symbol, int number) {
    var at = NOON.plusSeconds(random.nextInt(60));
    var price = random.nextInt(1, 200) + ".5";
    switch (random.nextInt(4)) {
      case 0 -> told(symbol, price, null, at);
      case 1 -> told(symbol, null, price, at);
      case 2 -> paid(symbol, "t" + number, price, at);
      default ->
          node.quotes()
              .traded(symbol, now(), trades -> trades.withdrawn("t" + random.nextInt(STEPS), at));
    }
    if (random.nextInt(3) == 0) {
      await(node.sync());
    }
  }

  @Test
  void of_trades_that_were_recorded_at_one_moment_the_one_that_was_learned_last_counts() {
    var symbol = Symbol.of("ATONCE");
    var moment = now();
    for (int i = 0; i < 4; i++) {
      var price = Price.of("10" + i);
      var id = "at-once-" + i;
      var at = NOON.plusSeconds(i);
      node.quotes().traded(symbol, moment, trades -> trades.paid(id, price, at));
      if (i == 1) {
        await(node.sync());
      }
    }
    await(node.sync());
    assertThat(asOf(moment.plusMillis(1), symbol)).isEqualTo(node.quotes().quote(symbol));
    assertThat(asOf(moment.minusMillis(1), symbol)).isEmpty();
  }

  @Test
  void before_anything_was_told_nothing_was_known() {
    var symbol = Symbol.of("LATER");
    var before = now();
    told(symbol, "10", null, NOON);
    assertThat(asOf(before, symbol)).isEmpty();
    assertThat(await(history.at(now(), List.of(), Map.of())).quote(symbol)).isEmpty();
  }

  @Test
  void what_was_paid_and_is_not_recorded_yet_counts_where_the_caller_knows_of_it() {
    var symbol = Symbol.of("SOON");
    told(symbol, null, "10", NOON);
    var own = TradePrices.NONE.paid("mine", Price.of("11"), NOON.plusSeconds(1));
    var known = await(history.at(now(), List.of(symbol), Map.of(symbol, own)));
    assertThat(known.quote(symbol))
        .contains(new Quote(symbol, null, null, Price.of("11"), NOON.plusSeconds(1)));
  }

  @Test
  void a_recorded_trade_is_no_price_once_the_caller_knows_that_it_never_was() {
    var symbol = Symbol.of("BUST");
    paid(symbol, "gone", "12", NOON.plusSeconds(1));
    await(node.sync());
    var own = TradePrices.NONE.paid("kept", Price.of("9"), NOON).withdrawn("gone", NOON);
    var known = await(history.at(now(), List.of(symbol), Map.of(symbol, own)));
    assertThat(known.quote(symbol).map(quote -> quote.last().price())).contains(Price.of("9"));
  }
}
