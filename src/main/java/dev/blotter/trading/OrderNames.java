package dev.blotter.trading;

import dev.blotter.kernel.Rejection;
import dev.blotter.order.OrderRejection;

/** What clients call their orders: no two orders of a user have the same name, ever. */
public final class OrderNames {
  private OrderNames() {}

  /** The id of the command that places the order of that name. */
  public static String commandId(String clientOrderId) {
    return "place:" + clientOrderId;
  }

  /** The refusal of a name that another order has. */
  static Rejection reused() {
    return Rejection.ofField(
        OrderRejection.DUPLICATE_CLIENT_ORDER_ID,
        "client_order_id",
        "this id was used before for another order: take a new one, or send the same order");
  }
}
