package dev.blotter.order;

/** How an order's price is set (FIX tag 40). */
public enum OrderType {
  MARKET,
  LIMIT,
  STOP,
  STOP_LIMIT,
  /** A stop that the venue moves behind the best price there was. */
  TRAILING_STOP;

  public boolean hasLimit() {
    return this == LIMIT || this == STOP_LIMIT;
  }

  /** True where its client names the stop price. */
  public boolean hasStop() {
    return this == STOP || this == STOP_LIMIT;
  }

  /** True where it waits for a price before it may be executed. */
  public boolean triggers() {
    return hasStop() || this == TRAILING_STOP;
  }
}
