package dev.blotter.order.web;

import dev.blotter.http.Commands;
import dev.blotter.kernel.Ids;
import dev.blotter.kernel.Lane;
import dev.blotter.order.OrderClass;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.order.PlaceGroup;
import dev.blotter.order.PlaceGroup.Exit;
import dev.blotter.trading.OrderNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes commands of requests to place orders: each order is given an id in its user's lane. */
@ApplicationScoped
class Placing {

  private final Commands commands;
  private final Ids ids;

  Placing(Commands commands, Ids ids) {
    this.commands = commands;
    this.ids = ids;
  }

  /** Whether other orders are to go with it, rightly or not: the rules come later. */
  static boolean isGroup(PlaceOrderRequest body) {
    return orderClass(body) != OrderClass.SIMPLE
        || body.takeProfit() != null
        || body.stopLoss() != null;
  }

  PlaceOrder order(UUID userId, PlaceOrderRequest body) {
    return body.command(next(userId), userId);
  }

  PlaceGroup group(UUID userId, PlaceOrderRequest body) {
    var first = order(userId, body);
    return new PlaceGroup(orderClass(body), first, takeProfit(first, body), stopLoss(first, body));
  }

  /** Without an entry the take-profit is the first order. */
  private @Nullable Exit takeProfit(PlaceOrder first, PlaceOrderRequest body) {
    var asked = body.takeProfit();
    if (asked == null) {
      return null;
    }
    var name = first.clientOrderId();
    return orderClass(body) == OrderClass.OCO
        ? asked.exit(first.orderId(), name)
        : asked.exit(next(first.userId()), OrderNames.ofTakeProfit(name));
  }

  private @Nullable Exit stopLoss(PlaceOrder first, PlaceOrderRequest body) {
    var asked = body.stopLoss();
    var name = OrderNames.ofStopLoss(first.clientOrderId());
    return asked == null ? null : asked.exit(next(first.userId()), name);
  }

  private static OrderClass orderClass(PlaceOrderRequest body) {
    return body.orderClass() == null ? OrderClass.SIMPLE : body.orderClass();
  }

  private UUID next(UUID userId) {
    return ids.next(Lane.of(userId), commands.now());
  }
}
