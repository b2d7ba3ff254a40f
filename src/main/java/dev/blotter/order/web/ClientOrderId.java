package dev.blotter.order.web;

import dev.blotter.command.Fingerprint;

/** What clients call their orders, and what the service calls those that it names for them. */
final class ClientOrderId {

  /** The form that any has. */
  static final String ANY = "[\\x21-\\x7E]{1,64}";

  /**
   * The form that a client may choose. Orders that close a position are named after the key of
   * their request, exits of a group after its first order.
   */
  static final String NEW = "(?!close:|take-profit:|stop-loss:)" + ANY;

  /** The same in words. */
  static final String MUST =
      "must be 1 to 64 visible ASCII characters that do not begin with close:, take-profit: or"
          + " stop-loss:";

  private static final int LONGEST = 64;

  private ClientOrderId() {}

  static String ofTakeProfit(String first) {
    return after("take-profit:", first);
  }

  static String ofStopLoss(String first) {
    return after("stop-loss:", first);
  }

  /** A digest stands for a name that is too long, or that could be taken for one. */
  private static String after(String prefix, String first) {
    var digest = "sha256:";
    return prefix.length() + first.length() <= LONGEST && !first.startsWith(digest)
        ? prefix + first
        : (prefix + digest + Fingerprint.of(first)).substring(0, LONGEST);
  }
}
