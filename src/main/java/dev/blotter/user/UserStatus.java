package dev.blotter.user;

/** What a user may do. */
public enum UserStatus {
  ACTIVE,
  /** May look, cancel and make positions smaller; other orders are denied. */
  CLOSE_ONLY,
  /** May look and cancel, but new orders are denied. */
  TRADING_BLOCKED,
  /** Ended for good. */
  CLOSED;

  /**
   * Of a user whose trading is blocked.
   *
   * @param closeOnly whether positions may still be made smaller
   */
  static UserStatus blocked(boolean closeOnly) {
    return closeOnly ? CLOSE_ONLY : TRADING_BLOCKED;
  }
}
