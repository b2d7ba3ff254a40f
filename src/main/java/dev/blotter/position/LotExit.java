package dev.blotter.position;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What closes lots: a fill, or an adjustment, with how much of it is used up.
 *
 * @param left what is still to be matched
 * @param price what a unit is closed at, or null where each lot is closed at its own entry price
 * @param used how much was matched
 * @param fee what the next lot bears
 * @param orderIds the order that closes, or none
 */
record LotExit(
    Quantity left,
    @Nullable Price price,
    Quantity used,
    Money fee,
    List<UUID> orderIds,
    Instant at) {

  static LotExit of(Fill fill) {
    return new LotExit(
        fill.quantity(),
        fill.price(),
        Quantity.ZERO,
        fill.feeInQuote(),
        List.of(fill.orderId()),
        fill.executedAt());
  }

  static LotExit of(Adjustment adjustment, Currency quote) {
    return new LotExit(
        new Quantity(adjustment.quantityChange().abs()),
        adjustment.price(),
        Quantity.ZERO,
        Money.zero(quote),
        List.of(),
        adjustment.at());
  }

  /** What is left once that part is matched, the fee borne. */
  LotExit less(Quantity part) {
    var none = Money.zero(fee.currency());
    return new LotExit(left.minus(part), price, used.plus(part), none, orderIds, at);
  }

  /** The lot that comes of closing a part of an open one. */
  ClosedLot close(OpenLot lot, Quantity part) {
    var exit = price == null ? lot.entryPrice() : price;
    var cost = lot.valueOf(part);
    var value = price == null ? cost : value(price, part, cost.currency());
    boolean bought = lot.side() == PositionSide.LONG;
    return new ClosedLot(
        lot.side(),
        part,
        lot.entryPrice(),
        exit,
        bought ? value.minus(cost) : cost.minus(value),
        lot.fees().plus(fee),
        Stream.concat(lot.orderIds().stream(), orderIds.stream()).distinct().toList(),
        lot.openedAt(),
        at);
  }

  /** What is left of the value of the whole for what opens anew. */
  Money valueLeft(Money whole) {
    return price == null ? whole : whole.minus(price.times(used, whole.currency()));
  }

  // By difference of sums, so that the parts come to the rounded value of the whole.
  private Money value(Price price, Quantity part, Currency quote) {
    return price.times(used.plus(part), quote).minus(price.times(used, quote));
  }
}
