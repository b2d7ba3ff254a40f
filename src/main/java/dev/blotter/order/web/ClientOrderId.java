package dev.blotter.order.web;

import dev.blotter.trading.OrderNames;

/** The forms that the names of orders have. */
final class ClientOrderId {

  /** The form that any has. */
  static final String ANY = "[\\x21-\\x7E]{1," + OrderNames.LONGEST + "}";

  /** The same in words. */
  static final String IS = "must be 1 to 64 visible ASCII characters";

  /**
   * The form that a client may choose. Orders that close a position are named after the key of
   * their request, exits of a group after its first order.
   */
  static final String NEW = "(?!" + OrderNames.RESERVED + ")" + ANY;

  /** The same in words. */
  static final String MUST = IS + " that do not begin with close:, take-profit: or stop-loss:";

  private ClientOrderId() {}
}
