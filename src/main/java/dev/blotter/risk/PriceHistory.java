package dev.blotter.risk;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Symbol;
import dev.blotter.marketdata.DailyPrice;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What instruments closed at, in whichever currency. */
final class PriceHistory {

  private final Map<Symbol, NavigableMap<LocalDate, Double>> closes = new HashMap<>();

  PriceHistory(Map<Symbol, List<DailyPrice>> prices) {
    prices.forEach((symbol, days) -> closes.put(symbol, byDay(days)));
  }

  private static NavigableMap<LocalDate, Double> byDay(List<DailyPrice> days) {
    NavigableMap<LocalDate, Double> byDay = new TreeMap<>();
    days.forEach(price -> byDay.put(price.day(), price.close().value().doubleValue()));
    return byDay;
  }

  /** In the currency that it is quoted in, the oldest first. */
  NavigableMap<LocalDate, Double> of(Symbol symbol) {
    return closes.getOrDefault(symbol, new TreeMap<>());
  }

  /** In another currency, on the days from which on there is a rate. */
  NavigableMap<LocalDate, Double> of(Symbol symbol, Currency quote, Currency base) {
    var own = of(symbol);
    if (quote.equals(base)) {
      return own;
    }
    var rates = rates(quote, base);
    NavigableMap<LocalDate, Double> converted = new TreeMap<>();
    own.forEach(
        (day, close) ->
            Optional.ofNullable(rates.floorEntry(day))
                .ifPresent(rate -> converted.put(day, close * rate.getValue())));
    return converted;
  }

  /** Units of one currency for one of another, day by day; empty where no pair has prices. */
  NavigableMap<LocalDate, Double> rates(Currency from, Currency to) {
    var direct = of(Symbol.pair(from, to));
    if (!direct.isEmpty()) {
      return direct;
    }
    NavigableMap<LocalDate, Double> inverse = new TreeMap<>();
    of(Symbol.pair(to, from)).forEach((day, close) -> inverse.put(day, 1 / close));
    return inverse;
  }
}
