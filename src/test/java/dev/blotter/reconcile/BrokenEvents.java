package dev.blotter.reconcile;

import dev.blotter.kernel.Commission;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.order.OrderEvent.OrderFilled;
import dev.blotter.portfolio.PortfolioEvent.CashDeposited;
import dev.blotter.portfolio.PortfolioEvent.FundsReleased;
import dev.blotter.portfolio.PortfolioEvent.FundsReserved;
import dev.blotter.portfolio.PortfolioEvent.TradeCashPosted;
import dev.blotter.position.Fill;
import dev.blotter.position.Movement;
import dev.blotter.position.PositionEvent.PositionAdjusted;
import dev.blotter.position.PositionEvent.PositionOpened;
import dev.blotter.position.Restated;
import java.util.UUID;

/** Events that say something else than what happened. */
final class BrokenEvents {

  private BrokenEvents() {}

  /** Of one unit more than was reported. */
  static OrderFilled larger(OrderFilled e) {
    return new OrderFilled(
        e.venue(),
        e.execId(),
        e.lastQty().plus(Quantity.of("1")),
        e.lastPx(),
        e.commission(),
        e.late(),
        e.figures());
  }

  /** At another price. */
  static OrderFilled dearer(OrderFilled e) {
    return new OrderFilled(
        e.venue(), e.execId(), e.lastQty(), Price.of("999"), e.commission(), e.late(), e.figures());
  }

  /** By one unit more than the order's execution. */
  static PositionOpened otherFill(PositionOpened e) {
    var fill = e.fill();
    var moved =
        Fill.of(
            fill.ref(),
            e.symbol(),
            fill.side(),
            fill.quantity().plus(Quantity.of("1")),
            fill.price(),
            fill.value().currency(),
            Commission.of(fill.fee()),
            fill.executedAt());
    return new PositionOpened(
        e.userId(), e.portfolioId(), e.symbol(), e.cycle(), e.previous(), moved, e.figures());
  }

  /** Of a cent more, without the balance. */
  static CashDeposited richer(CashDeposited e) {
    return new CashDeposited(e.reference(), e.amount().plus(cent(e.amount())), e.balance());
  }

  /** Of a cent more, without the balance. */
  static TradeCashPosted otherCash(TradeCashPosted e) {
    return new TradeCashPosted(
        e.orderId(),
        e.venue(),
        e.execId(),
        e.amount().plus(cent(e.amount())),
        e.holding(),
        e.settlesAt(),
        e.balance());
  }

  /** With one unit more to be closed. */
  static FundsReserved moreToClose(FundsReserved e) {
    return new FundsReserved(
        e.orderId(),
        e.symbol(),
        e.side(),
        e.quantity(),
        e.openingShort(),
        e.reservePrice(),
        e.reduceOnly(),
        e.reserved(),
        e.closing().plus(Quantity.of("1")),
        e.balance(),
        e.intent());
  }

  /** With one unit more to be closed. */
  static FundsReleased moreToClose(FundsReleased e) {
    return new FundsReleased(
        e.orderId(),
        e.symbol(),
        e.side(),
        e.leaves(),
        e.released(),
        e.reserved(),
        e.closing().plus(Quantity.of("1")),
        e.balance());
  }

  /** The same for another order. */
  static FundsReserved boundBy(UUID order, FundsReserved e) {
    return new FundsReserved(
        order,
        e.symbol(),
        e.side(),
        e.quantity(),
        e.openingShort(),
        e.reservePrice(),
        e.reduceOnly(),
        e.reserved(),
        e.closing(),
        e.balance(),
        e.intent());
  }

  /** With twice the units, as before a split. */
  static PositionAdjusted inOldUnits(PositionAdjusted event) {
    var restated = event.restated();
    return restated == null
        ? event
        : new PositionAdjusted(
            event.adjustment(),
            new Restated(
                restated.from(),
                restated.were(),
                restated.are().stream().map(BrokenEvents::doubled).toList(),
                restated.span()),
            event.figures());
  }

  private static Movement doubled(Movement movement) {
    var fill = movement.fill();
    if (fill == null) {
      return movement;
    }
    return Movement.of(
        new Fill(
            fill.orderId(),
            fill.venue(),
            fill.execId(),
            fill.leg(),
            fill.side(),
            fill.quantity().plus(fill.quantity()),
            fill.price(),
            fill.orderBefore(),
            fill.notional(),
            fill.value(),
            fill.fee(),
            fill.feeInKind(),
            fill.remainder(),
            fill.executedAt()));
  }

  private static Money cent(Money of) {
    return Money.of("0.01", of.currency());
  }
}
