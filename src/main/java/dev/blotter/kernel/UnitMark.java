package dev.blotter.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mark for a unit of what is held as it is now: what was quoted before a split is divided by it.
 *
 * @param mark the price of such a unit, half to even to its ten decimals, and when it was quoted
 * @param quoted the price of a unit of that moment
 * @param split what splits have made of such a unit since
 */
public record UnitMark(Mark mark, Price quoted, Ratio split) {

  /**
   * That mark for what was split so often; empty where a unit is at more than a price can be.
   *
   * @param splits those of what is held, or null where there was none
   */
  public static Optional<UnitMark> of(Mark mark, @Nullable List<Split> splits) {
    var quoted = mark.price();
    var split = Split.since(mark.at(), splits);
    return split.equals(Ratio.ONE)
        ? Optional.of(new UnitMark(mark, quoted, split))
        : Price.parse(split.priced(quoted).toPlainString())
            .map(price -> new UnitMark(new Mark(price, mark.at()), quoted, split));
  }

  /** What that many units of now are worth, with their sign; rounded once, to the minor unit. */
  public Money value(BigDecimal quantity, Currency currency, RoundingMode rounding) {
    var worth = quantity.multiply(quoted.value());
    return new Money(split.inverse().times(worth, currency.digits(), rounding), currency);
  }
}
