package dev.blotter.trading;

import dev.blotter.command.Circumstances;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import dev.blotter.order.GroupSteps;
import dev.blotter.order.Order;
import dev.blotter.portfolio.Portfolio;
import dev.blotter.portfolio.Reservations.Request;
import dev.blotter.portfolio.SharedReservations;
import java.util.List;

/**
 * Keeps an order of its own that may only reduce in step with what is held, as exits of a group
 * are: its venue is asked for less of it, or to cancel it, and it closes no more in the account
 * than there is.
 */
final class ReducingOrder {
  private final SharedReservations reservations;
  private final OrderRequests requests;

  ReducingOrder(SharedReservations reservations, OrderRequests requests) {
    this.reservations = reservations;
    this.requests = requests;
  }

  /**
   * Adds what follows for it.
   *
   * @param order as it stands by now
   */
  void keep(AccountDraft draft, Order order, GroupCause cause, Circumstances circumstances) {
    bind(draft, ask(draft, order, cause, circumstances), cause);
  }

  private Order ask(
      AccountDraft draft, Order order, GroupCause cause, Circumstances circumstances) {
    var most = most(draft.portfolio(), order, order.leavesQty(), cause);
    if (!cause.mayAsk(order) || !most.isLessThan(order.leavesQty())) {
      return order;
    }
    var id = OwnRequestId.ofReducing(order.orderId(), circumstances.newId(order.userId()));
    if (most.isZero()) {
      return draft.addOwn(order, GroupSteps.askCancel(order, id));
    }
    return order.pendingReplace() == null
        ? draft.addOwn(order, GroupSteps.askQuantity(order, order.executedQty().plus(most), id))
        : order;
  }

  private static Quantity most(
      Portfolio portfolio, Order order, Quantity wanted, GroupCause cause) {
    return cause.reducible(portfolio, List.of(order.orderId()), order.terms(), wanted);
  }

  private void bind(AccountDraft draft, Order order, GroupCause cause) {
    var portfolio = draft.portfolio();
    List<Request> asked =
        order.active()
            ? requests.either(order, portfolio, Ratio.ONE).stream()
                .map(need -> need.closingAtMost(most(portfolio, order, need.leaves(), cause)))
                .toList()
            : List.of();
    draft.post(reservations.restate(portfolio, List.of(order.orderId()), asked));
  }
}
