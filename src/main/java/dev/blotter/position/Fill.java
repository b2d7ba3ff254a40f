package dev.blotter.position;

import dev.blotter.kernel.Commission;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.ExecutionRef;
import dev.blotter.kernel.Fraction;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Notional;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a position gets of one execution. A fill through zero is split in legs that keep the venue's
 * own execution id.
 *
 * @param venue where it took place: {@code execId} is unique only there
 * @param leg tells the legs of one execution apart
 * @param orderBefore what the fills of its order before it came to, unrounded
 * @param notional what the quantity cost or brought, unrounded; no split changes it
 * @param value what was posted for it, in minor units; never negative
 * @param fee taken in cash, negative for a rebate; part of the profit only in the quote currency
 * @param feeInKind taken in the instrument itself, as exchanges do with pairs: it moves the
 *     quantity and no cash
 * @param remainder what it moves the position by exactly, beyond the decimals of its quantities,
 *     with its sign; null but for a correction that was reported in the units after a split
 * @param executedAt the venue's time, or when the execution was reported where it gave none
 */
public record Fill(
    UUID orderId,
    String venue,
    String execId,
    Leg leg,
    Side side,
    Quantity quantity,
    Price price,
    Notional orderBefore,
    Notional notional,
    Money value,
    Money fee,
    Quantity feeInKind,
    @Nullable Fraction remainder,
    Instant executedAt) {

  /** Which part of an execution this is. A leg without a quantity is a part of the fee in kind. */
  public enum Leg {
    /** All that was traded, or all of the execution. */
    WHOLE,
    /** What brings the position to zero. */
    CLOSING,
    /** What goes on from zero. */
    OPENING
  }

  /**
   * A whole execution, the first of its order.
   *
   * @param quote the currency that the instrument is quoted in
   * @param commission positive for a charge, rounded to what cash or quantities can be; in the
   *     currency that a pair trades it is taken in kind
   */
  public static Fill of(
      ExecutionRef execution,
      Symbol symbol,
      Side side,
      Quantity quantity,
      Price price,
      Currency quote,
      Commission commission,
      Instant executedAt) {
    boolean inKind = symbol.base().filter(commission.currency()::equals).isPresent();
    var whole =
        new Fill(
            execution.orderId(),
            execution.venue(),
            execution.execId(),
            Leg.WHOLE,
            side,
            quantity,
            price,
            Notional.ZERO,
            Notional.of(quantity, price),
            price.times(quantity, quote),
            inKind ? Money.zero(quote) : commission.inCash(),
            Quantity.ZERO,
            null,
            executedAt);
    return inKind ? whole.withCommissionInKind(commission) : whole;
  }

  /** The quantity with its sign, before any fee in kind. */
  public BigDecimal signedQuantity() {
    return quantity.signed(side);
  }

  /** How much it moves the position at most, whichever way. */
  public BigDecimal volume() {
    return quantity.value().add(feeInKind.value());
  }

  /** Which way it moves the position: a fee in kind alone takes from it, whatever was traded. */
  public Side direction() {
    return onlyFee() ? Side.SELL : side;
  }

  /** True for a leg that is a part of the fee in kind and nothing else. */
  boolean onlyFee() {
    return quantity.isZero();
  }

  /** A leg of this execution that is a part of its fee in kind and nothing else. */
  Fill onlyFee(Leg leg, Quantity part) {
    return traded(leg, Quantity.ZERO, orderBefore, Notional.ZERO)
        .with(leg, Money.zero(fee.currency()), part)
        .exactly(null);
  }

  /** What the execution adds to the cash, without fees: negative for a purchase. */
  public Money cash() {
    return side == Side.BUY ? value.negated() : value;
  }

  /** The fee as far as it is in the quote currency and so part of the profit. */
  Money feeInQuote() {
    return fee.currency().equals(value.currency()) ? fee : Money.zero(value.currency());
  }

  /** The same with its fee in kind taken in cash at this price, where there is too little of it. */
  Fill withFeeInCash() {
    var amount = feeInQuote().plus(price.times(feeInKind, value.currency()));
    return with(leg, amount, Quantity.ZERO).exactly(null);
  }

  /** The same where the fills of its order before it came to that. */
  public Fill following(Notional before) {
    return traded(leg, quantity, before, notional);
  }

  /** The leg that a part of the quantity is, the first of it. */
  Fill closing(Quantity part) {
    return traded(Leg.CLOSING, part, orderBefore, notional(part)).exactly(null);
  }

  /** The leg that is left of the quantity after that part. */
  Fill opening(Quantity part) {
    var first = notional(part);
    return traded(
        Leg.OPENING, quantity.minus(part), orderBefore.plus(first), notional.minus(first));
  }

  /** This and a leg after it as one. */
  Fill and(Fill next, Leg leg) {
    var all = notional.plus(next.notional);
    return traded(leg, quantity.plus(next.quantity), orderBefore, all)
        .with(leg, fee.plus(next.fee), feeInKind.plus(next.feeInKind))
        .exactly(FillArithmetic.sum(remainder, next.remainder));
  }

  // What is brought back to the units before splits is not to the last place what was paid.
  private Notional notional(Quantity part) {
    return part.equals(quantity) ? notional : Notional.of(part, price).min(notional);
  }

  /**
   * The same in the units of a time before splits: what was paid stays.
   *
   * @param ratio all those splits together
   */
  Fill inUnitsBefore(Ratio ratio) {
    if (ratio.equals(Ratio.ONE)) {
      return this;
    }
    return copy(
        leg,
        new Quantity(Adjustment.unitsBefore(quantity.value(), ratio)),
        new Price(ratio.inverse().priced(price)),
        orderBefore,
        notional,
        value,
        fee,
        new Quantity(Adjustment.unitsBefore(feeInKind.value(), ratio)),
        remainder(ratio.inverse()));
  }

  // Exactly what it moves, less what decimals say of it.
  private @Nullable Fraction remainder(Ratio units) {
    var traded = beyond(quantity.value(), units);
    var moved = side == Side.BUY ? traded : traded.negated();
    var beyond = moved.minus(beyond(feeInKind.value(), units));
    return beyond.isZero() ? null : beyond;
  }

  private static Fraction beyond(BigDecimal number, Ratio units) {
    var decimals = units.times(number, Quantity.SCALE, RoundingMode.DOWN);
    return Fraction.of(number).times(units).minus(Fraction.of(decimals));
  }

  /** The same where that is what its decimals do not say. */
  private Fill exactly(@Nullable Fraction beyond) {
    return copy(leg, quantity, price, orderBefore, notional, value, fee, feeInKind, beyond);
  }

  Fill with(Leg leg, Money fee, Quantity feeInKind) {
    return copy(leg, quantity, price, orderBefore, notional, value, fee, feeInKind, remainder);
  }

  private Fill traded(Leg leg, Quantity quantity, Notional before, Notional notional) {
    var posted = before.posting(notional, value.currency());
    return copy(leg, quantity, price, before, notional, posted, fee, feeInKind, remainder);
  }

  /** The same execution: who reported it stays, and all else is as it is given. */
  private Fill copy(
      Leg nextLeg,
      Quantity nextQuantity,
      Price nextPrice,
      Notional before,
      Notional nextNotional,
      Money nextValue,
      Money nextFee,
      Quantity nextFeeInKind,
      @Nullable Fraction nextRemainder) {
    return new Fill(
        orderId,
        venue,
        execId,
        nextLeg,
        side,
        nextQuantity,
        nextPrice,
        before,
        nextNotional,
        nextValue,
        nextFee,
        nextFeeInKind,
        nextRemainder,
        executedAt);
  }

  /** The execution that it is a leg of, or all of. */
  public ExecutionRef ref() {
    return new ExecutionRef(orderId, venue, execId);
  }

  // A rebate in kind is paid in cash: a fill never brings more than its quantity.
  private Fill withCommissionInKind(Commission commission) {
    var units = commission.inKind();
    return commission.amount().signum() >= 0
        ? with(leg, fee, units)
        : with(leg, price.times(units, value.currency()).negated(), Quantity.ZERO);
  }
}
