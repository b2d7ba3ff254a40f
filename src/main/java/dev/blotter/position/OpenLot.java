package dev.blotter.position;

import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A quantity that is still open.
 *
 * @param side LONG where it was bought
 * @param entryValue what it cost, or brought where it was sold short; never negative
 * @param fees of its fills that no closed lot bears yet
 * @param orderIds the orders that opened it
 */
public record OpenLot(
    PositionSide side,
    Quantity qty,
    Price entryPrice,
    Money entryValue,
    Money fees,
    List<UUID> orderIds,
    Instant openedAt) {

  public OpenLot {
    orderIds = List.copyOf(orderIds);
  }

  static OpenLot of(Fill fill, Quantity quantity, Money value, Money fee) {
    var side = PositionSide.of(BigDecimal.valueOf(fill.side().sign()));
    var orders = List.of(fill.orderId());
    return new OpenLot(side, quantity, fill.price(), value, fee, orders, fill.executedAt());
  }

  /** What a fee in kind takes beyond all that was held. */
  static OpenLot owed(Fill fill, Quantity quantity) {
    var none = Money.zero(fill.value().currency());
    var orders = List.of(fill.orderId());
    return new OpenLot(
        PositionSide.SHORT, quantity, fill.price(), none, none, orders, fill.executedAt());
  }

  /** What is closed where the fee in kind of a fill takes all of it: its cost is lost. */
  ClosedLot takenBy(Fill fill) {
    return new ClosedLot(
        side,
        qty,
        entryPrice,
        fill.price(),
        entryValue.negated(),
        fees,
        Stream.concat(orderIds.stream(), Stream.of(fill.orderId())).distinct().toList(),
        openedAt,
        fill.executedAt());
  }

  /** What a part of it cost; all that is left for all of it. */
  Money valueOf(Quantity part) {
    if (part.equals(qty)) {
      return entryValue;
    }
    var amount = entryValue.amount().multiply(part.value());
    var digits = entryValue.currency().digits();
    return new Money(
        amount.divide(qty.value(), digits, RoundingMode.HALF_EVEN), entryValue.currency());
  }

  /** What is left once a part is closed, which bears the fees so far. */
  OpenLot less(Quantity part) {
    return with(qty.minus(part), entryValue.minus(valueOf(part)), Money.zero(fees.currency()));
  }

  OpenLot with(Quantity quantity, Money value, Money fees) {
    return new OpenLot(side, quantity, entryPrice, value, fees, orderIds, openedAt);
  }

  /** Both as one, at their average price. */
  OpenLot and(OpenLot other) {
    return new OpenLot(
        side,
        qty.plus(other.qty),
        FillArithmetic.average(qty, entryPrice, other.qty, other.entryPrice),
        entryValue.plus(other.entryValue),
        fees.plus(other.fees),
        Stream.concat(orderIds.stream(), other.orderIds.stream()).distinct().toList(),
        openedAt);
  }

  OpenLot split(Quantity after, Ratio ratio) {
    var price = new Price(ratio.priced(entryPrice));
    return new OpenLot(side, after, price, entryValue, fees, orderIds, openedAt);
  }
}
