package dev.blotter.position;

import dev.blotter.kernel.Fraction;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import dev.blotter.kernel.Split;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What splits and reconciliations do to the figures of a cycle. */
final class AdjustmentArithmetic {

  private AdjustmentArithmetic() {}

  /** The adjustment as it comes out on these figures: its quantity and cash worked out anew. */
  static Adjustment on(PositionFigures figures, Adjustment wanted) {
    return switch (wanted.reason()) {
      case SPLIT -> split(figures, wanted);
      case CASH_IN_LIEU -> inLieu(figures, wanted);
      case RECONCILIATION -> reconciled(figures, wanted);
      case FILL_BUSTED, FILL_CORRECTED -> throw restatement();
    };
  }

  /** The figures after an adjustment that was worked out on them. */
  static PositionFigures after(PositionFigures before, Adjustment adjustment) {
    return switch (adjustment.reason()) {
      case SPLIT -> afterSplit(before, adjustment);
      case CASH_IN_LIEU, RECONCILIATION -> afterChange(before, adjustment);
      case FILL_BUSTED, FILL_CORRECTED -> throw restatement();
    };
  }

  private static IllegalStateException restatement() {
    return new IllegalStateException("a restatement is no movement of its own");
  }

  private static Adjustment split(PositionFigures figures, Adjustment wanted) {
    var after = openAfterSplit(figures, ratio(wanted));
    return wanted.with(
        FillArithmetic.normal(after.subtract(figures.signedQuantity())), wanted.cash());
  }

  private static PositionFigures afterSplit(PositionFigures before, Adjustment split) {
    var ratio = ratio(split);
    var signed = FillArithmetic.normal(before.signedQuantity().add(split.quantityChange()));
    var remainder = before.exactQuantity().times(ratio).minus(Fraction.of(signed));
    return new PositionFigures(
        before.side(),
        signed,
        remainder.isZero() ? null : remainder,
        before.costBasis(),
        before.costFraction(),
        scaled(before.avgPxOpen(), ratio),
        scaled(before.avgPxClose(), ratio),
        split(before.closedQuantity(), ratio),
        before.grossRealizedPnl(),
        before.fees(),
        before.realizedPnl(),
        FillArithmetic.peak(split(before.peakQuantity(), ratio), signed),
        new Split(split.at(), ratio).after(before.splits()));
  }

  // What is owed in fractions is paid by the holder of a short.
  private static Adjustment inLieu(PositionFigures figures, Adjustment wanted) {
    var fraction = figures.signedQuantity().remainder(BigDecimal.ONE);
    if (fraction.signum() == 0) {
      return wanted.with(BigDecimal.ZERO, Money.zero(figures.quote()));
    }
    var price = Objects.requireNonNullElseGet(wanted.price(), () -> averageCost(figures));
    var cash = Money.rounded(fraction.multiply(price.value()), figures.quote());
    return wanted.at(price).with(FillArithmetic.normal(fraction.negate()), cash);
  }

  // Never through zero: a position that the change would turn round is flat after it.
  private static Adjustment reconciled(PositionFigures figures, Adjustment wanted) {
    var signed = figures.signedQuantity();
    var turned = signed.add(wanted.quantityChange()).signum() * signed.signum() < 0;
    var change = turned ? signed.negate() : wanted.quantityChange();
    return wanted.at(price(figures, wanted)).with(change, wanted.cash());
  }

  // Whoever reads the adjustment knows what a unit was taken or given at, whatever the lot method.
  private static Price price(PositionFigures figures, Adjustment wanted) {
    if (wanted.price() != null) {
      return wanted.price();
    }
    return wanted.quantityChange().signum() == figures.signedQuantity().signum()
        ? Objects.requireNonNull(figures.avgPxOpen())
        : averageCost(figures);
  }

  /** What a unit cost; other than the average price of the fills after a fee in kind. */
  private static Price averageCost(PositionFigures figures) {
    var cost = figures.costBasis().amount().abs();
    var units = figures.signedQuantity().abs();
    var average = cost.divide(units, Price.SCALE, RoundingMode.HALF_EVEN);
    return Price.parse(average.toPlainString())
        .orElseGet(() -> Objects.requireNonNull(figures.avgPxOpen()));
  }

  private static PositionFigures afterChange(PositionFigures before, Adjustment adjustment) {
    var change = adjustment.quantityChange();
    boolean adds = change.signum() == before.signedQuantity().signum();
    return adds ? taken(before, adjustment) : given(before, adjustment);
  }

  private static PositionFigures taken(PositionFigures before, Adjustment adjustment) {
    var change = adjustment.quantityChange();
    var quantity = new Quantity(change.abs());
    var price = price(before, adjustment);
    var average = FillArithmetic.average(before.quantity(), before.avgPxOpen(), quantity, price);
    var worth = Money.rounded(change.multiply(price.value()), before.quote());
    var cost = Cost.of(before).plus(worth);
    return changed(before, change, cost, average, before.grossRealizedPnl());
  }

  private static PositionFigures given(PositionFigures before, Adjustment adjustment) {
    var change = adjustment.quantityChange();
    var open = before.quantity();
    var left = Cost.of(before).left(open.minus(new Quantity(change.abs())), open);
    var cost = before.costBasis().minus(left.amount());
    var worth = worth(before, adjustment, cost);
    var gross = before.grossRealizedPnl().plus(worth.minus(cost));
    return changed(before, change, left, before.avgPxOpen(), gross);
  }

  private static Money worth(PositionFigures before, Adjustment adjustment, Money cost) {
    var price = adjustment.price();
    if (adjustment.reason() == Adjustment.Reason.CASH_IN_LIEU) {
      return adjustment.cash();
    }
    var change = adjustment.quantityChange().negate();
    return price == null ? cost : Money.rounded(change.multiply(price.value()), before.quote());
  }

  // What is stated or paid out is a number of decimals, and so is what is left.
  private static PositionFigures changed(
      PositionFigures before, BigDecimal change, Cost cost, @Nullable Price average, Money gross) {
    var signed = FillArithmetic.normal(before.signedQuantity().add(change));
    return new PositionFigures(
        PositionSide.of(signed),
        signed,
        null,
        cost.amount(),
        cost.fraction(),
        average,
        before.avgPxClose(),
        before.closedQuantity(),
        gross,
        before.fees(),
        gross.minus(before.fees()),
        FillArithmetic.peak(before.peakQuantity(), signed),
        signed.signum() == 0 ? null : before.splits());
  }

  private static Ratio ratio(Adjustment split) {
    return Objects.requireNonNull(split.ratio(), "a split has a ratio");
  }

  private static @Nullable Price scaled(@Nullable Price price, Ratio ratio) {
    return price == null ? null : new Price(ratio.priced(price));
  }

  static Quantity split(Quantity quantity, Ratio ratio) {
    return new Quantity(split(quantity.value(), ratio));
  }

  /** What is open after a split, with its sign. */
  static BigDecimal openAfterSplit(PositionFigures figures, Ratio ratio) {
    return figures.exactQuantity().times(ratio).rounded(Quantity.SCALE, RoundingMode.DOWN);
  }

  // Rounded down: nobody is given more than the split brings.
  static BigDecimal split(BigDecimal quantity, Ratio ratio) {
    return ratio.times(quantity, Quantity.SCALE, RoundingMode.DOWN);
  }
}
