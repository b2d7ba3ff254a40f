package dev.blotter.trading;

import dev.blotter.kernel.Quantity;
import dev.blotter.order.GroupSteps;
import dev.blotter.order.Order;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells on the orders of a group what their executions have done that nobody can call back, and
 * when it is so no more.
 */
final class GroupDivergence {
  private final AccountDraft draft;
  private final Order changed;

  /**
   * @param changed the order that something has happened to, as it was before
   */
  GroupDivergence(AccountDraft draft, Order changed) {
    this.draft = draft;
    this.changed = changed;
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

  /**
   * An entry was executed once its exits had ended: they cannot be begun again.
   *
   * @param ended whether they had before
   */
  void tellUnguarded(GroupOrders group, boolean ended) {
    var entry = group.entry();
    if (entry == null) {
      return;
    }
    var told = GroupOrders.group(entry).unguarded();
    var unguarded = unguarded(group, entry);
    boolean late = ended && isExecutedNow(entry);
    if ((late || told != null) && !Objects.equals(unguarded, told)) {
      draft.addOwn(entry, GroupSteps.diverged(entry, null, unguarded));
    }
  }

  private boolean isExecutedNow(Order entry) {
    return entry.orderId().equals(changed.orderId())
        && changed.executedQty().isLessThan(entry.executedQty());
  }

  private @Nullable Quantity unguarded(GroupOrders group, Order entry) {
    var exit = group.exits().getFirst();
    var open = GroupOrders.in(entry, exit, GroupRound.open(group, exit, draft.portfolio()));
    return open.isZero() || !group.hasEnded() ? null : open;
  }
}
