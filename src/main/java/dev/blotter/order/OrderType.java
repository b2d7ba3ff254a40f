package dev.blotter.order;

/** How an order's price is set (FIX tag 40). */
public enum OrderType {
  MARKET,
  LIMIT,
  STOP,
  STOP_LIMIT;

  public boolean hasLimit() {
    return this == LIMIT || this == STOP_LIMIT;
  }

  public boolean hasStop() {
    return this == STOP || this == STOP_LIMIT;
  }
}
