package dev.blotter.trading;

import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import dev.blotter.order.Order;
import dev.blotter.order.OrderTerms;
import dev.blotter.order.VenueReport;
import dev.blotter.order.VenueReport.RejectCancel;
import dev.blotter.order.VenueReport.RejectReplace;
import dev.blotter.order.VenueReport.RestateOrder;
import dev.blotter.portfolio.Portfolio;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a group is looked at, or an order of its own that may only reduce.
 *
 * @param order the one that something has happened to, as it was before
 * @param refused the order of which its venue has refused what the service asked for; else null
 * @param split new units for old ones, of an order or of what is held; one for one where there was
 *     no split
 */
record GroupCause(Order order, @Nullable UUID refused, Ratio split) {

  /** What has no part in what a venue refuses, nor in a split. */
  static GroupCause of(Order order) {
    return new GroupCause(order, null, Ratio.ONE);
  }

  /**
   * A report of a venue. Where it refuses what the service asked for, that is not asked for again
   * before something else has happened: the venue would refuse it again.
   *
   * @param before the order as the report found it
   */
  static GroupCause of(Order before, VenueReport report) {
    var split = report instanceof RestateOrder restated ? restated.splitRatio() : null;
    return new GroupCause(
        before, refused(before, report), Objects.requireNonNullElse(split, Ratio.ONE));
  }

  private static @Nullable UUID refused(Order before, VenueReport report) {
    var cancel = before.pendingCancel();
    var replace = before.pendingReplace();
    boolean own =
        switch (report) {
          case RejectCancel r -> cancel != null && OwnRequestId.isOwn(cancel.requestId());
          case RejectReplace r -> replace != null && OwnRequestId.isOwn(replace.requestId());
          default -> false;
        };
    return own ? before.orderId() : null;
  }

  /** Whether something may be asked of an order: it goes on, and its venue has not just refused. */
  boolean mayAsk(Order order) {
    return order.active()
        && !order.leavesQty().isZero()
        && order.pendingCancel() == null
        && !order.orderId().equals(refused);
  }

  /**
   * How much of what is wanted orders that may only reduce may close.
   *
   * @param orderIds those that close it together
   */
  Quantity reducible(
      Portfolio portfolio, Collection<UUID> orderIds, OrderTerms terms, Quantity wanted) {
    var available = atMost(portfolio.availableWithout(orderIds, terms.symbol(), terms.side()));
    return available.isLessThan(wanted)
        ? wanted.min(atMost(portfolio.reducible(orderIds, terms.symbol(), terms.side())))
        : wanted;
  }

  /**
   * How much a holding may be in the units of an order. Of a split the venue tells order by order,
   * and somebody else tells of the position: until both have, nobody knows whether the two go by
   * the same units. To ask for too little would leave a position without its exits, so that it
   * counts as the larger.
   */
  Quantity atMost(Quantity held) {
    boolean more = split.newUnits().compareTo(split.oldUnits()) > 0;
    var most =
        (more ? split : split.inverse()).times(held.value(), Quantity.SCALE, RoundingMode.UP);
    return Quantity.parse(most.toPlainString()).orElse(Quantity.LARGEST);
  }
}
