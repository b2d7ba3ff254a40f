package dev.blotter.seeding;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Symbol;
import dev.blotter.marketdata.Prices;
import dev.blotter.marketdata.Quote;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Instruments, the popular ones first, and what each is worth. */
final class Market implements Prices {

  private static final int INSTRUMENTS = 500;
  private static final List<String> POPULAR =
      List.of(
          "AAPL", "NVDA", "TSLA", "MSFT", "AMZN", "AAPLW", "GOOG", "META", "AMD", "SPY", "QQQ",
          "NFLX", "BRK.B", "JPM", "AAPD", "INTC", "DIS", "BA", "XOM", "KO", "PFE", "AAPU", "V");

  private final List<Symbol> symbols;
  private final Map<Symbol, Quote> quotes = new HashMap<>();
  private final Zipf popularity;

  Market(long seed, Instant at) {
    var random = new SplittableRandom(seed);
    this.symbols = symbols(random);
    this.popularity = new Zipf(symbols.size(), 1);
    for (var symbol : symbols) {
      var cents = 500 + random.nextInt(50_000);
      var bid = new Price(BigDecimal.valueOf(cents, 2));
      var ask = new Price(BigDecimal.valueOf(cents + 2, 2));
      quotes.put(symbol, new Quote(symbol, bid, ask, bid, at));
    }
  }

  List<Symbol> symbols() {
    return symbols;
  }

  /** One of the given number of most popular instruments, each the likelier the more popular. */
  Symbol draw(RandomGenerator random, int among) {
    return symbols.get(popularity.draw(random) % among);
  }

  /** A price near the quote, in cents. */
  Price near(Symbol symbol, RandomGenerator random) {
    var factor = BigDecimal.valueOf(980 + random.nextInt(41), 3);
    var base = bid(symbol).multiply(factor);
    return new Price(base.setScale(2, RoundingMode.HALF_EVEN));
  }

  private BigDecimal bid(Symbol symbol) {
    return quote(symbol).map(quote -> quote.bid().price().value()).orElseThrow();
  }

  @Override
  public Optional<Quote> quote(Symbol symbol) {
    return Optional.ofNullable(quotes.get(symbol));
  }

  private static List<Symbol> symbols(RandomGenerator random) {
    var names = new LinkedHashSet<>(POPULAR);
    while (names.size() < INSTRUMENTS) {
      var letters = new StringBuilder();
      for (int at = 0; at < 4; at++) {
        letters.append((char) ('A' + random.nextInt(26)));
      }
      names.add(letters.toString());
    }
    var symbols = new ArrayList<Symbol>();
    names.forEach(name -> symbols.add(Symbol.of(name)));
    return symbols;
  }
}
