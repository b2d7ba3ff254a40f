package dev.blotter.position;

import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A quantity that is still open, in the making of lots.
 *
 * @param cost what it cost, or brought where it was sold short; never negative
 * @param fees of its fills that no closed lot bears yet
 * @param orderIds the orders that opened it
 */
record Lot(
    PositionSide side,
    Quantity qty,
    Price entryPrice,
    Cost cost,
    Money fees,
    List<UUID> orderIds,
    Instant openedAt) {

  Lot {
    orderIds = List.copyOf(orderIds);
  }

  static Lot of(Fill fill, Quantity quantity, Money value, Money fee) {
    var side = PositionSide.of(fill.side());
    var orders = List.of(fill.orderId());
    return new Lot(side, quantity, fill.price(), Cost.of(value), fee, orders, fill.executedAt());
  }

  /** What a fee in kind takes beyond all that was held. */
  static Lot owed(Fill fill, Quantity quantity) {
    var none = Money.zero(fill.value().currency());
    var orders = List.of(fill.orderId());
    return new Lot(
        PositionSide.SHORT, quantity, fill.price(), Cost.of(none), none, orders, fill.executedAt());
  }

  /** What is closed where the fee in kind of a fill takes all of it: its cost is lost. */
  ClosedLot takenBy(Fill fill) {
    return new ClosedLot(
        side,
        qty,
        entryPrice,
        fill.price(),
        entryValue().negated(),
        fees,
        Stream.concat(orderIds.stream(), Stream.of(fill.orderId())).distinct().toList(),
        openedAt,
        fill.executedAt());
  }

  /** What a part of it cost; all that is left for all of it. */
  Money valueOf(Quantity part) {
    return entryValue().minus(cost.left(qty.minus(part), qty).amount());
  }

  Money entryValue() {
    return cost.amount();
  }

  OpenLot shown() {
    return new OpenLot(side, qty, entryPrice, entryValue(), fees, orderIds, openedAt);
  }

  /** What is left once a part is closed, which bears the fees so far. */
  Lot less(Quantity part) {
    var left = qty.minus(part);
    return with(left, cost.left(left, qty), Money.zero(fees.currency()));
  }

  Lot with(Quantity quantity, Cost value, Money fees) {
    return new Lot(side, quantity, entryPrice, value, fees, orderIds, openedAt);
  }

  /** Both as one, at their average price. */
  Lot and(Lot other) {
    return new Lot(
        side,
        qty.plus(other.qty),
        FillArithmetic.average(qty, entryPrice, other.qty, other.entryPrice),
        cost.and(other.cost),
        fees.plus(other.fees),
        Stream.concat(orderIds.stream(), other.orderIds.stream()).distinct().toList(),
        openedAt);
  }

  Lot split(Quantity after, Ratio ratio) {
    var price = new Price(ratio.priced(entryPrice));
    return new Lot(side, after, price, cost, fees, orderIds, openedAt);
  }
}
