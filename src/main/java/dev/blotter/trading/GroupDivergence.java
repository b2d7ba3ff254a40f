package dev.blotter.trading;

import dev.blotter.kernel.Quantity;
import dev.blotter.order.GroupSteps;
import dev.blotter.order.Order;
import dev.blotter.order.TimeInForce;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells on the orders of a group what their executions have done that nobody can call back, and
 * when it is so no more.
 */
final class GroupDivergence {
  private final AccountDraft draft;
  private final GroupCause cause;
  private final Order before;
  private final Order after;
  private final boolean hadEnded;

  /**
   * @param group the group as what has happened has left it
   */
  GroupDivergence(AccountDraft draft, GroupCause cause, GroupOrders group) {
    this.draft = draft;
    this.cause = cause;
    this.before = cause.order();
    this.after = group.find(before.orderId());
    this.hadEnded =
        group.exits().stream()
            .map(exit -> exit.orderId().equals(before.orderId()) ? before : exit)
            .noneMatch(Order::active);
  }

  /** Exits that were executed at once have closed more together than there was. */
  void tellOverfill(GroupOrders group) {
    for (var exit : group.exits()) {
      var overfill = group.overfill(exit);
      if (!Objects.equals(overfill, GroupOrders.group(exit).overfill())) {
        draft.addOwn(exit, GroupSteps.diverged(exit, overfill, null));
      }
    }
  }

  /** What is open of an entry has lost its last exit, or has none: exits cannot be begun again. */
  void tellUnguarded(GroupOrders group) {
    var entry = group.entry();
    if (entry == null) {
      return;
    }
    var told = GroupOrders.group(entry).unguarded();
    var unguarded = unguarded(group, entry);
    if ((told != null || isNews(group)) && !Objects.equals(unguarded, told)) {
      draft.addOwn(entry, GroupSteps.diverged(entry, null, unguarded));
    }
  }

  private boolean isNews(GroupOrders group) {
    return hadEnded ? isOpenedNow() : !isAskedFor(group);
  }

  /** By an execution of the entry, or since one of an exit counts no more; not by a split. */
  private boolean isOpenedNow() {
    var units = GroupOrders.group(before).unitsSincePlaced();
    return units.equals(GroupOrders.group(after).unitsSincePlaced())
        && (after.exit() ? isLess(after, before) : isLess(before, after));
  }

  private static boolean isLess(Order one, Order other) {
    return one.executedQty().isLessThan(other.executedQty());
  }

  /** Whether somebody wanted the last exit to end, or let its time run out. */
  private boolean isAskedFor(GroupOrders group) {
    return switch (after.status()) {
      case EXPIRED, DONE_FOR_DAY -> after.terms().timeInForce() != TimeInForce.GTC;
      case FILLED -> false;
      default -> OwnRequestId.isWanted(before.pendingCancel()) && isAllLeft(group);
    };
  }

  /** Whether no more is open than the exit left: else the entry was executed since. */
  private boolean isAllLeft(GroupOrders group) {
    var more = open(group, after).minusOrZero(before.leavesQty());
    return more.value().compareTo(group.tolerance()) <= 0;
  }

  private @Nullable Quantity unguarded(GroupOrders group, Order entry) {
    var exit = group.exits().getFirst();
    var open = GroupOrders.in(entry, exit, open(group, exit));
    return open.isZero() || !group.hasEnded() ? null : open;
  }

  private Quantity open(GroupOrders group, Order exit) {
    return GroupRound.open(group, exit, draft.portfolio(), cause);
  }
}
