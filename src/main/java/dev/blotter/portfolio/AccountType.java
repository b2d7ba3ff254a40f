package dev.blotter.portfolio;

/** What an account may do. */
public enum AccountType {
  /** Buys with its own cash, sells what it holds. */
  CASH,
  /** May also sell short, against cash that is held for it ({@link MarginPolicy}). */
  MARGIN
}
