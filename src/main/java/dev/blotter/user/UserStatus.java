package dev.blotter.user;

/** What a user may do. */
public enum UserStatus {
  ACTIVE,
  /** May look, cancel and make positions smaller; other orders are denied. */
  CLOSE_ONLY,
  /** May look and cancel, but new orders are denied. */
  TRADING_BLOCKED,
  /** Ended for good. */
  CLOSED
}
