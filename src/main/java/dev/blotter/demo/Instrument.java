package dev.blotter.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/**
 * Something that is traded.
 *
 * @param name for people
 * @param currency what it is quoted in
 * @param tick the step of its price
 * @param start what it cost once, in ticks
 * @param lot the step of its quantities
 * @param size how many lots people trade at a time
 */
record Instrument(
    String symbol,
    String name,
    String currency,
    BigDecimal tick,
    long start,
    BigDecimal lot,
    int size) {

  static final Instrument ORCA = share("ORCA", "Orca Shipping", "USD", 18_725);
  static final Instrument LYNX = share("LYNX", "Lynx Optics", "USD", 6_240);
  static final Instrument IBIS = share("IBIS", "Ibis Air", "USD", 13_115);
  static final Instrument OTTER = share("OTTER", "Otter Hydro", "GBP", 21_460);
  static final Instrument HERON = share("HERON", "Heron Waterways", "GBP", 4_895);
  static final Instrument STERLING =
      pair("GBP/USD", "Sterling in dollars", "0.0001", 12_710, "100", 5);
  static final Instrument COIN = pair("SOL/USD", "Solana in dollars", "0.01", 14_230, "0.01", 200);

  static final List<Instrument> ALL = List.of(ORCA, LYNX, IBIS, OTTER, HERON, STERLING, COIN);

  private static Instrument share(String symbol, String name, String currency, long start) {
    return new Instrument(
        symbol, name, currency, new BigDecimal("0.01"), start, BigDecimal.ONE, 20);
  }

  private static Instrument pair(
      String symbol, String name, String tick, long start, String lot, int size) {
    return new Instrument(
        symbol, name, "USD", new BigDecimal(tick), start, new BigDecimal(lot), size);
  }

  /** What the service is told of it. */
  Map<String, String> body() {
    return Map.of(
        "name", name,
        "asset_class", assetClass(),
        "currency", currency,
        "price_step", tick.toPlainString(),
        "qty_step", lot.toPlainString());
  }

  private String assetClass() {
    if (isShare()) {
      return "EQUITY";
    }
    return equals(STERLING) ? "FX" : "CRYPTOCURRENCY";
  }

  boolean isShare() {
    return !symbol.contains("/");
  }

  BigDecimal price(long ticks) {
    return tick.multiply(BigDecimal.valueOf(ticks));
  }

  /** The next price that there is, upwards from half of a tick on. */
  BigDecimal rounded(BigDecimal price) {
    return price.divide(tick, 0, RoundingMode.HALF_UP).multiply(tick);
  }

  BigDecimal lots(int number) {
    return lot.multiply(BigDecimal.valueOf(number));
  }
}
