package dev.blotter.position;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Notional;
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
 * @param before what came before that, unrounded
 * @param value what is left comes to
 * @param fee what the next lot bears
 * @param orderIds the order that closes, or none
 */
record LotExit(
    Quantity left,
    @Nullable Price price,
    Notional before,
    Money value,
    Money fee,
    List<UUID> orderIds,
    Instant at) {

  static LotExit of(Fill fill) {
    return new LotExit(
        fill.quantity(),
        fill.price(),
        fill.orderBefore(),
        fill.value(),
        fill.feeInQuote(),
        List.of(fill.orderId()),
        fill.executedAt());
  }

  static LotExit of(Adjustment adjustment, Currency quote) {
    var quantity = new Quantity(adjustment.quantityChange().abs());
    var price = adjustment.price();
    return new LotExit(
        quantity,
        price,
        Notional.ZERO,
        price == null ? Money.zero(quote) : price.times(quantity, quote),
        Money.zero(quote),
        List.of(),
        adjustment.at());
  }

  /** What is left once that part is matched, the fee borne. */
  LotExit less(Quantity part) {
    var none = Money.zero(fee.currency());
    var next = price == null ? before : before.plus(Notional.of(part, price));
    return new LotExit(
        left.minus(part), price, next, value.minus(valueOf(part)), none, orderIds, at);
  }

  /** The lot that comes of closing a part of an open one. */
  ClosedLot close(Lot lot, Quantity part) {
    var exit = price == null ? lot.entryPrice() : price;
    var cost = lot.valueOf(part);
    var value = price == null ? cost : valueOf(part);
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

  // By difference of sums, so that the parts come to the value of the whole.
  private Money valueOf(Quantity part) {
    if (price == null || part.equals(left)) {
      return value;
    }
    return before.posting(Notional.of(part, price), value.currency()).min(value);
  }
}
