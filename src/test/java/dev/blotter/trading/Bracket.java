package dev.blotter.trading;

import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.order.Order;
import dev.blotter.order.OrderClass;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.order.OrderCommand.ReplaceOrder;
import dev.blotter.order.OrderStatus;
import dev.blotter.order.PlaceGroup;
import dev.blotter.order.TimeInForce;
import dev.blotter.order.VenueReport.ConfirmReplace;
import dev.blotter.order.VenueReport.RejectCancel;
import dev.blotter.order.VenueReport.RejectReplace;
import dev.blotter.portfolio.Commitment;
import dev.blotter.testing.InMemoryTrading.Outcome;
import java.util.List;
import java.util.UUID;

/** A group of orders at work, and short words for what befalls them. */
final class Bracket {
  final Accounts account;
  final Outcome placed;
  final UUID first;
  final UUID target;
  final UUID stop;
  private int reports;

  Bracket(Accounts account, PlaceGroup group) {
    this.account = account;
    this.placed = account.run(group);
    this.first = group.first().orderId();
    this.target = group.takeProfit() == null ? null : group.takeProfit().orderId();
    this.stop = group.stopLoss() == null ? null : group.stopLoss().orderId();
  }

  /** 10 bought at 50, to be sold at 60 or, below 45, at any price. */
  static Bracket buying(Accounts account) {
    return new Bracket(
        account, account.group(OrderClass.BRACKET, Side.BUY, "10", "50.00", "60.00", "45.00"));
  }

  /** The same in that class and for as long as that. */
  static Bracket of(Accounts account, OrderClass orderClass, TimeInForce timeInForce) {
    var stop = orderClass == OrderClass.OTO ? null : "45.00";
    var group = account.group(orderClass, Side.BUY, "10", "50.00", "60.00", stop);
    var first = group.first();
    var terms = Accounts.terms(Accounts.AAPL, Side.BUY, "10", "50.00", timeInForce, false);
    var order = new PlaceOrder(first.orderId(), first.userId(), first.clientOrderId(), null, terms);
    return new Bracket(
        account, new PlaceGroup(orderClass, order, group.takeProfit(), group.stopLoss()));
  }

  /** 10 that are held, to be sold at 60 or, below 45, at any price. */
  static Bracket selling(Accounts account) {
    var held = account.placed(Side.BUY, "10", "50.00");
    account.fill(held, "held", "10", "50.00");
    return new Bracket(
        account, account.group(OrderClass.OCO, Side.SELL, "10", null, "60.00", "45.00"));
  }

  Order order(UUID id) {
    return account.state(id);
  }

  OrderStatus status(UUID id) {
    return order(id).status();
  }

  String quantity(UUID id) {
    return order(id).terms().quantity().toString();
  }

  /** The quantity that a replacement asks for, or an empty text where none is pending. */
  String asked(UUID id) {
    var pending = order(id).pendingReplace();
    return pending == null ? "" : pending.requested().quantity().toString();
  }

  Outcome fill(UUID id, String quantity, String price) {
    return account.fill(id, id + "-" + ++reports, quantity, price);
  }

  Outcome replacePrice(UUID id, String limit, String stopPrice) {
    return account.run(
        new ReplaceOrder(
            id,
            account.user,
            "price-" + ++reports,
            null,
            null,
            limit == null ? null : Price.of(limit),
            stopPrice == null ? null : Price.of(stopPrice),
            null,
            null));
  }

  Outcome confirmReplace(UUID id) {
    return account.run(new ConfirmReplace(id, Accounts.VENUE, "r" + ++reports, null));
  }

  Outcome rejectReplace(UUID id) {
    return account.run(new RejectReplace(id, Accounts.VENUE, "r" + ++reports, null, "NO", "no"));
  }

  Outcome rejectCancel(UUID id) {
    return account.run(new RejectCancel(id, Accounts.VENUE, "r" + ++reports, null, "NO", "no"));
  }

  /** What the account has bound for its exits to close, order by order; none that is zero. */
  List<String> closing() {
    return account.portfolio().commitments().values().stream()
        .filter(bound -> order(bound.orderId()).exit())
        .map(Commitment::closing)
        .filter(closing -> !closing.isZero())
        .map(Quantity::toString)
        .toList();
  }

  /** What that exit says was closed too much by both; empty where nothing was. */
  String overfill(UUID id) {
    var beyond = order(id).group().overfill();
    return beyond == null ? "" : beyond.toString();
  }

  /** What the entry says no exit closes; empty where it says nothing. */
  String unguarded() {
    var open = order(first).group().unguarded();
    return open == null ? "" : open.toString();
  }

  Quantity available() {
    return account.portfolio().account().available(Accounts.AAPL);
  }

  /** The events of an order by name, oldest first. */
  List<String> events(UUID id) {
    return account.trading.events(AggregateRef.order(id)).stream().map(e -> e.type()).toList();
  }
}
