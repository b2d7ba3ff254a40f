package dev.blotter.trading;

import dev.blotter.order.Conditions;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.order.OrderTerms;
import dev.blotter.order.OrderType;
import dev.blotter.order.Trail;

/** Orders that are the same but for one thing. */
final class SameOrder {

  private SameOrder() {}

  /** The same order on those conditions. */
  static PlaceOrder on(PlaceOrder order, Conditions conditions) {
    return new PlaceOrder(
        order.orderId(),
        order.userId(),
        order.clientOrderId(),
        order.tag(),
        order.terms(),
        conditions,
        order.group());
  }

  /** The same order by other terms. */
  static PlaceOrder on(PlaceOrder order, OrderTerms terms) {
    return new PlaceOrder(
        order.orderId(),
        order.userId(),
        order.clientOrderId(),
        order.tag(),
        terms,
        order.conditions(),
        order.group());
  }

  /** The same terms with a trail. */
  static OrderTerms trailing(OrderTerms terms, Trail trail) {
    return new OrderTerms(
        terms.symbol(),
        terms.side(),
        terms.type(),
        terms.timeInForce(),
        terms.quantity(),
        terms.limitPrice(),
        terms.stopPrice(),
        terms.expireAt(),
        terms.reduceOnly(),
        trail,
        terms.handling());
  }

  /** Terms of a limit order whose limit is said elsewhere. */
  static OrderTerms withoutLimit(OrderTerms terms) {
    return new OrderTerms(
        terms.symbol(),
        terms.side(),
        OrderType.LIMIT,
        terms.timeInForce(),
        terms.quantity(),
        null,
        null,
        null,
        terms.reduceOnly());
  }
}
