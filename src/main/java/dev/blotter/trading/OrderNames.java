package dev.blotter.trading;

import dev.blotter.command.Fingerprint;
import dev.blotter.kernel.Rejection;
import dev.blotter.order.OrderRejection;

/** What clients call their orders: no two orders of a user have the same name, ever. */
public final class OrderNames {

  private static final String CLOSING = "close:";
  private static final String TAKE_PROFIT = "take-profit:";
  private static final String STOP_LOSS = "stop-loss:";

  /** What the names begin with that the service makes, as alternatives of a pattern. */
  public static final String RESERVED = CLOSING + "|" + TAKE_PROFIT + "|" + STOP_LOSS;

  /** How many characters a name has at most. */
  public static final int LONGEST = 64;

  private static final String DIGEST = "sha256:";
  private static final String PLACING = "place:";

  private OrderNames() {}

  /** The name of the order that closes a position, by the key of the request. */
  public static String ofClosing(String key) {
    return after(CLOSING, key);
  }

  /** The name of a take-profit whose client gave it none, by that of its group's first order. */
  public static String ofTakeProfit(String first) {
    return after(TAKE_PROFIT, first);
  }

  /** The name of a stop-loss whose client gave it none, by that of its group's first order. */
  public static String ofStopLoss(String first) {
    return after(STOP_LOSS, first);
  }

  /** A digest stands for what is too long, or could be taken for one: so no two are the same. */
  private static String after(String prefix, String own) {
    return prefix.length() + own.length() <= LONGEST && !own.startsWith(DIGEST)
        ? prefix + own
        : (prefix + DIGEST + Fingerprint.of(own)).substring(0, LONGEST);
  }

  /** The id of the command that places the order of that name. */
  public static String commandId(String clientOrderId) {
    return PLACING + clientOrderId;
  }

  /** The name of the order that the command of that id places. */
  static String ofCommand(String commandId) {
    return commandId.substring(PLACING.length());
  }

  /** The refusal of a name that another order has. */
  static Rejection reused() {
    return reused("client_order_id");
  }

  /** The same where it is only asked whether an order could be placed. */
  static Rejection taken(String field) {
    return Rejection.ofField(
        OrderRejection.DUPLICATE_CLIENT_ORDER_ID,
        field,
        "an order has this id: take a new one for another, or send the same order and find it");
  }

  /** The same of a name that the request gives in that field. */
  static Rejection reused(String field) {
    return Rejection.ofField(
        OrderRejection.DUPLICATE_CLIENT_ORDER_ID,
        field,
        "this id was used before for another order: take a new one, or send the same order");
  }
}
