package dev.blotter.trading;

import dev.blotter.command.Circumstances;
import dev.blotter.command.States;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import dev.blotter.order.GroupSteps;
import dev.blotter.order.Order;
import dev.blotter.order.OrderPolicies;
import dev.blotter.portfolio.Portfolio;
import dev.blotter.portfolio.Reservations.Request;
import dev.blotter.portfolio.SharedReservations;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One look at a group: the exits are brought to what is still to be closed, an entry without exits
 * is ended, and what the exits bind lies on one of them. What an order waits for an answer to is
 * looked at again once that is there.
 */
final class GroupRound {

  private final SharedReservations reservations;
  private final OrderRequests requests;
  private final OrderPolicies orders;
  private final AccountDraft draft;
  private final GroupCause cause;
  private final States states;
  private final Circumstances circumstances;

  GroupRound(
      SharedReservations reservations,
      OrderRequests requests,
      OrderPolicies orders,
      AccountDraft draft,
      GroupCause cause,
      States states,
      Circumstances circumstances) {
    this.reservations = reservations;
    this.requests = requests;
    this.orders = orders;
    this.draft = draft;
    this.cause = cause;
    this.states = states;
    this.circumstances = circumstances;
  }

  void run() {
    var divergence = new GroupDivergence(draft, cause, group());
    group().exitIds().forEach(id -> exit(draft.order(id, states)));
    entry();
    reserve();
    divergence.tellOverfill(group());
    divergence.tellUnguarded(group());
  }

  /** Ends all exits that nobody has asked to end yet, also one that is about to be given more. */
  void cancelExits() {
    for (var exit : group().exits()) {
      if (exit.held()) {
        draft.addOwn(exit, GroupSteps.end(exit, "GROUP_CANCELLED", "Another exit was cancelled."));
      } else if (exit.active() && exit.pendingCancel() == null) {
        draft.addOwn(exit, GroupSteps.askCancel(exit, ownersRequestId()));
      }
    }
  }

  private GroupOrders group() {
    return GroupOrders.of(cause.order(), draft, states);
  }

  private void exit(Order exit) {
    if (exit.held()) {
      held(exit, Objects.requireNonNull(group().entry()));
    } else if (cause.mayAsk(exit)) {
      working(exit, open(group(), exit));
    }
  }

  /** An exit waits until there is something to close, or nothing that it could wait for. */
  private void held(Order exit, Order entry) {
    var inUnits = inUnitsOf(entry, exit);
    var open = open(group(), inUnits);
    if (!open.isZero()) {
      draft.addOwn(inUnits, GroupSteps.release(inUnits, open, orders, circumstances.now()));
    } else if (entry.active()) {
      var quantity = GroupOrders.in(inUnits, entry, entry.terms().quantity());
      draft.addOwn(inUnits, GroupSteps.resize(inUnits, quantity));
    } else if (entry.executedQty().isZero()) {
      draft.addOwn(inUnits, GroupSteps.end(inUnits, "ENTRY_NOT_EXECUTED", "Its entry is over."));
    } else {
      draft.addOwn(inUnits, GroupSteps.end(inUnits, "NOTHING_TO_CLOSE", "Nothing of it is held."));
    }
  }

  private Order inUnitsOf(Order entry, Order exit) {
    var here = GroupOrders.group(exit).unitsSincePlaced();
    var ratio = here.inverse().then(GroupOrders.group(entry).unitsSincePlaced());
    return ratio.equals(Ratio.ONE) ? exit : draft.addOwn(exit, GroupSteps.split(exit, ratio));
  }

  private void working(Order exit, Quantity open) {
    if (open.isZero()) {
      draft.addOwn(exit, GroupSteps.askCancel(exit, requestId()));
      return;
    }
    var quantity = exit.executedQty().plus(open);
    if (exit.pendingReplace() == null && differ(exit, quantity)) {
      draft.addOwn(exit, GroupSteps.askQuantity(exit, quantity, requestId()));
    }
  }

  private boolean differ(Order exit, Quantity quantity) {
    var by = exit.terms().quantity().value().subtract(quantity.value()).abs();
    return by.compareTo(group().tolerance()) > 0;
  }

  /** What nothing guards any more is not to grow. */
  private void entry() {
    var entry = group().entry();
    if (entry != null && cause.mayAsk(entry) && !group().isGuarded()) {
      draft.addOwn(entry, GroupSteps.askCancel(entry, requestId()));
    }
  }

  private void reserve() {
    var group = group();
    var portfolio = draft.portfolio();
    var asked =
        group.exits().stream()
            .filter(exit -> exit.active() && !exit.held())
            .flatMap(exit -> asked(group, exit, portfolio))
            .toList();
    draft.post(reservations.restate(portfolio, group.exitIds(), asked));
  }

  private Stream<Request> asked(GroupOrders group, Order exit, Portfolio portfolio) {
    var together = group.open(exit);
    var there = open(group, exit);
    return requests.either(exit, portfolio, Ratio.ONE).stream()
        .map(need -> need.atMost(together).closingAtMost(there));
  }

  private Quantity open(GroupOrders group, Order exit) {
    return open(group, exit, draft.portfolio(), cause);
  }

  /** What an exit may still close: one that is to open nothing no more than is there. */
  static Quantity open(GroupOrders group, Order exit, Portfolio portfolio, GroupCause cause) {
    var open = group.open(exit);
    return exit.terms().reduceOnly()
        ? cause.reducible(portfolio, group.exitIds(), exit.terms(), open)
        : open;
  }

  private String requestId() {
    return OwnRequestId.ofGroup(groupId(), circumstances.newId(cause.order().userId()));
  }

  private String ownersRequestId() {
    return OwnRequestId.forOwner(groupId(), circumstances.newId(cause.order().userId()));
  }

  private UUID groupId() {
    return GroupOrders.group(cause.order()).groupId();
  }
}
