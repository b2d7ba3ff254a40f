package dev.blotter.demo;

import java.math.BigDecimal;
import java.util.List;

/**
 * Something that is traded.
 *
 * @param currency what it is quoted in
 * @param tick the step of its price
 * @param start what it cost once, in ticks
 * @param lot the step of its quantities
 * @param size how many lots people trade at a time
 */
record Instrument(
    String symbol, String currency, BigDecimal tick, long start, BigDecimal lot, int size) {

  static final Instrument ORCA = share("ORCA", "USD", 18_725);
  static final Instrument LYNX = share("LYNX", "USD", 6_240);
  static final Instrument IBIS = share("IBIS", "USD", 13_115);
  static final Instrument OTTER = share("OTTER", "GBP", 21_460);
  static final Instrument HERON = share("HERON", "GBP", 4_895);
  static final Instrument STERLING = pair("GBP/USD", "USD", "0.0001", 12_710, "100", 5);
  static final Instrument COIN = pair("SOL/USD", "USD", "0.01", 14_230, "0.01", 200);

  static final List<Instrument> ALL = List.of(ORCA, LYNX, IBIS, OTTER, HERON, STERLING, COIN);

  private static Instrument share(String symbol, String currency, long start) {
    return new Instrument(symbol, currency, new BigDecimal("0.01"), start, BigDecimal.ONE, 20);
  }

  private static Instrument pair(
      String symbol, String currency, String tick, long start, String lot, int size) {
    return new Instrument(symbol, currency, new BigDecimal(tick), start, new BigDecimal(lot), size);
  }

  boolean isShare() {
    return !symbol.contains("/");
  }

  BigDecimal price(long ticks) {
    return tick.multiply(BigDecimal.valueOf(ticks));
  }

  BigDecimal lots(int number) {
    return lot.multiply(BigDecimal.valueOf(number));
  }
}
