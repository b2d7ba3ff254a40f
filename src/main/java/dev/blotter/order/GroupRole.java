package dev.blotter.order;

/** What an order is for within its group. */
public enum GroupRole {
  ENTRY,
  TAKE_PROFIT,
  STOP_LOSS;

  /** True for the orders that close what an entry opened, or what is held already. */
  public boolean isExit() {
    return this != ENTRY;
  }
}
