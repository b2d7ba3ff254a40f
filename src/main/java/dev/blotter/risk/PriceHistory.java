package dev.blotter.risk;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Symbol;
import dev.blotter.marketdata.DailyPrice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What instruments closed at, in whichever currency. */
final class PriceHistory {

  private final Map<Symbol, Closes> closes = new HashMap<>();

  /** Takes in those of some more instruments, the oldest first. */
  void add(Map<Symbol, List<DailyPrice>> more) {
    more.forEach((symbol, days) -> closes.put(symbol, Closes.of(days)));
  }

  /** In the currency that it is quoted in. */
  Closes of(Symbol symbol) {
    return closes.getOrDefault(symbol, Closes.NONE);
  }

  /** In another currency, on the days from which on there is a rate. */
  Closes of(Symbol symbol, Currency quote, Currency base) {
    var own = of(symbol);
    return quote.equals(base) ? own : own.at(rates(quote, base));
  }

  /** Units of one currency for one of another, day by day; empty where no pair has prices. */
  Closes rates(Currency from, Currency to) {
    var direct = of(Symbol.pair(from, to));
    return direct.isEmpty() ? of(Symbol.pair(to, from)).map(close -> 1 / close) : direct;
  }
}
