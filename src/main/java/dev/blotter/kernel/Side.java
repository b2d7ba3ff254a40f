package dev.blotter.kernel;

/** The side of an order or a fill (FIX tag 54). */
public enum Side {
  BUY,
  SELL;

  /** +1 for a purchase, -1 for a sale. */
  public int sign() {
    return this == BUY ? 1 : -1;
  }

  public Side opposite() {
    return this == BUY ? SELL : BUY;
  }
}
