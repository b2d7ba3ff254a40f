package dev.blotter.marketdata;

/** What may be ordered of an instrument; whatever it is, orders are cancelled and fills booked. */
public enum TradingStatus {
  TRADING,
  /** Orders that make positions smaller. */
  CLOSE_ONLY,
  /** Nothing. */
  HALTED
}
