package dev.blotter.order;

/** How long an order stays in force (FIX tag 59). */
public enum TimeInForce {
  DAY,
  GTC,
  IOC,
  FOK,
  GTD;

  /** True where the order goes on the day after it was done for one. */
  public boolean resumes() {
    return this == GTC || this == GTD;
  }

  /** True where what cannot be executed at once shall not be executed at all. */
  public boolean immediate() {
    return this == IOC || this == FOK;
  }
}
