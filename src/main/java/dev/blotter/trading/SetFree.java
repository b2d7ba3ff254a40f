package dev.blotter.trading;

import dev.blotter.kernel.Side;
import dev.blotter.order.Order;
import dev.blotter.order.VenueReport;
import dev.blotter.order.VenueReport.ConfirmCancel;
import dev.blotter.order.VenueReport.ConfirmReplace;
import dev.blotter.order.VenueReport.RejectOrder;
import dev.blotter.order.VenueReport.RejectReplace;
import dev.blotter.order.VenueReport.ReportDoneForDay;
import dev.blotter.order.VenueReport.ReportExpired;
import dev.blotter.order.VenueReport.RestateOrder;
import dev.blotter.portfolio.Commitment;
import dev.blotter.portfolio.Portfolio;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What the end of an order, or less of it, may set free for others that are to close the same
 * position and may only reduce it.
 *
 * @param portfolio the book before that
 */
record SetFree(Portfolio portfolio, Order order) {

  /**
   * Whether a report of that kind may set something free. Not a restatement by a split, in which
   * nobody knows what is free.
   */
  static boolean mayFollow(VenueReport report) {
    return switch (report) {
      case ConfirmCancel r -> true;
      case ConfirmReplace r -> true;
      case RejectReplace r -> true;
      case RestateOrder r -> r.splitRatio() == null;
      case RejectOrder r -> true;
      case ReportExpired r -> true;
      case ReportDoneForDay r -> true;
      default -> false;
    };
  }

  /**
   * The same once it is known how the order stands after it. A refusal alone sets nothing free: two
   * orders that are refused would be asked in turn for ever.
   */
  static boolean follows(VenueReport report, Order after) {
    return mayFollow(report) && !(report instanceof RejectReplace && after.active());
  }

  /**
   * Whether another may have had to give way to it. Where none may only reduce, none has: a number
   * says that, however many orders there are.
   */
  boolean isPossible() {
    var terms = order.terms();
    return portfolio.reduces(terms.symbol())
        && !portfolio.account().closable(terms.symbol(), terms.side()).isZero()
        && own().anyMatch(SetFree::isInTheWay);
  }

  /** With the others of its group, of which one binds for all. */
  private Stream<Commitment> own() {
    var group = order.group();
    var linked = group == null ? List.<UUID>of() : group.linkedOrderIds();
    return Stream.concat(Stream.of(order.orderId()), linked.stream())
        .flatMap(id -> portfolio.commitment(id).stream())
        .filter(bound -> bound.side() == order.terms().side());
  }

  /** Purchases give way only to those that may only reduce, whatever others may cover. */
  private static boolean isInTheWay(Commitment bound) {
    return bound.side() == Side.SELL ? !bound.closing().isZero() : bound.reduceOnly();
  }
}
