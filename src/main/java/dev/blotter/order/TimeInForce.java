package dev.blotter.order;

/** How long an order stays in force (FIX tag 59). */
public enum TimeInForce {
  DAY,
  GTC,
  IOC,
  FOK,
  GTD
}
