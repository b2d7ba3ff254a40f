package dev.blotter.trading;

import dev.blotter.command.Circumstances;
import dev.blotter.command.States;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Rejection;
import dev.blotter.marketdata.Prices;
import dev.blotter.order.Order;
import dev.blotter.order.OrderPolicies;
import dev.blotter.order.OrderTerms;
import dev.blotter.portfolio.Portfolio;
import dev.blotter.portfolio.SharedReservations;
import java.util.Optional;

/**
 * Looks after the others of a group once something has happened to one of its orders, and after
 * orders of their own that may only reduce: what they need is added in the same append. It goes by
 * where they stand and not by what has happened, so that it adds nothing where it has nothing left
 * to do.
 */
final class GroupKeeper {
  private final SharedReservations reservations;
  private final OrderRequests requests;
  private final OrderPolicies orders;
  private final ReducingOrder reducing;
  private final Prices prices;

  GroupKeeper(TradingRules rules, Prices prices) {
    this.reservations = new SharedReservations(rules.reservations(), rules.margin());
    this.requests = new OrderRequests(rules.reservations(), prices);
    this.orders = rules.orders();
    this.reducing = new ReducingOrder(reservations, requests);
    this.prices = prices;
  }

  /**
   * Brings the group of that order in step with it, and an order of its own that may only reduce in
   * step with what is held; nothing for any other.
   */
  void keep(AccountDraft draft, Order changed, States states, Circumstances circumstances) {
    keep(draft, GroupCause.of(changed), states, circumstances);
  }

  /** The same where more is known of what has happened. */
  void keep(AccountDraft draft, GroupCause cause, States states, Circumstances circumstances) {
    var order = cause.order();
    if (order.group() != null) {
      round(draft, cause, states, circumstances).run();
    } else if (order.terms().reduceOnly()) {
      reducing.keep(draft, draft.order(order.orderId(), states), cause, circumstances);
    }
  }

  /** The same after its owner asked to cancel it: of two exits the other is cancelled as well. */
  void cancelled(AccountDraft draft, Order changed, States states, Circumstances circumstances) {
    if (changed.group() != null) {
      var round = round(draft, GroupCause.of(changed), states, circumstances);
      if (changed.exit()) {
        round.cancelExits();
      }
      round.run();
    }
  }

  private GroupRound round(
      AccountDraft draft, GroupCause cause, States states, Circumstances circumstances) {
    return new GroupRound(reservations, requests, orders, draft, cause, states, circumstances);
  }

  /** Why an order of a group cannot have those terms; empty where it can. */
  Optional<Rejection> refusal(
      AccountDraft draft, Order order, OrderTerms requested, States states) {
    if (order.group() == null) {
      return Optional.empty();
    }
    var group = GroupOrders.of(order, draft, states);
    return group.crossed(order, requested).or(() -> unbearable(draft, order, requested, group));
  }

  private Optional<Rejection> unbearable(
      AccountDraft draft, Order order, OrderTerms requested, GroupOrders group) {
    if (!order.exit() || order.held()) {
      return Optional.empty();
    }
    var portfolio = draft.portfolio();
    var asked =
        requests
            .replacing(order, requested, portfolio)
            .atMost(GroupRound.open(group, order, portfolio, GroupCause.of(order)))
            .atMost(available(group, order, portfolio));
    return reservations.refusal(portfolio, group.exitIds(), asked, prices);
  }

  private static Quantity available(GroupOrders group, Order exit, Portfolio portfolio) {
    var terms = exit.terms();
    return terms.reduceOnly()
        ? portfolio.availableWithout(group.exitIds(), terms.symbol(), terms.side())
        : Quantity.LARGEST;
  }
}
