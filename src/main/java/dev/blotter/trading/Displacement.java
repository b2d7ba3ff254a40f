package dev.blotter.trading;

import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.Order;
import dev.blotter.order.VenueReport;
import dev.blotter.order.VenueReport.BustFill;
import dev.blotter.order.VenueReport.CorrectFill;
import dev.blotter.order.VenueReport.RecordFill;
import dev.blotter.order.VenueReport.Traded;
import dev.blotter.portfolio.Commitment;
import dev.blotter.portfolio.Portfolio;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a report about one order may take from others that are to close the same position.
 *
 * @param portfolio the book before it
 */
record Displacement(Portfolio portfolio, Order order, VenueReport report) {

  /**
   * Whether it may leave less than others than its own group are bound to close. Of the usual
   * execution two numbers say that it does not, however many orders there are.
   */
  boolean isPossible() {
    return switch (report) {
      case RecordFill fill -> isPossible(fill);
      case CorrectFill fix -> true;
      case BustFill bust -> true;
      default -> false;
    };
  }

  private boolean isPossible(RecordFill fill) {
    var there = portfolio.account().closable(symbol(), order.terms().side());
    var closing = closingOfOthers();
    return !there.isZero()
        && !closing.isZero()
        && closing.value().compareTo(there.value().subtract(taken(fill))) > 0;
  }

  private Quantity closingOfOthers() {
    var side = order.terms().side();
    var group = order.group();
    var linked = group == null ? List.<UUID>of() : group.linkedOrderIds();
    var own =
        Stream.concat(Stream.of(order.orderId()), linked.stream())
            .flatMap(id -> portfolio.commitment(id).stream())
            .filter(bound -> bound.side() == side)
            .map(Commitment::closing)
            .reduce(Quantity.ZERO, Quantity::plus);
    return portfolio.account().closing().of(symbol(), side).minusOrZero(own);
  }

  /** Whether others lack something to close, which an execution may bring, or take more of. */
  boolean concernsLacking() {
    return report instanceof RecordFill && portfolio.lacks(symbol());
  }

  /** The least that may be held after it. */
  Quantity left() {
    var held = portfolio.account().closable(symbol(), Side.SELL);
    boolean sold = order.terms().side() == Side.SELL;
    return switch (report) {
      case RecordFill fill -> sold ? ClosingOrders.left(held, taken(fill)) : held;
      case CorrectFill fix ->
          sold ? ClosingOrders.left(held, taken(fix)) : held.minusOrZero(order.executedQty());
      case BustFill bust -> sold ? held : held.minusOrZero(order.executedQty());
      default -> held;
    };
  }

  /** With the fee where that is taken in kind. */
  private BigDecimal taken(Traded trade) {
    var fee = trade.commission();
    var quantity = trade.lastQty().value();
    return fee != null && symbol().base().equals(Optional.of(fee.currency()))
        ? quantity.add(fee.amount())
        : quantity;
  }

  private Symbol symbol() {
    return order.terms().symbol();
  }
}
