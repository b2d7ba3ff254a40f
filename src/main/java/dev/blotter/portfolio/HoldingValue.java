package dev.blotter.portfolio;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Split;
import dev.blotter.kernel.Symbol;
import dev.blotter.kernel.UnitMark;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a quantity of an instrument is worth at a price.
 *
 * @param mark the price of a unit after all splits, or null where none is known
 * @param own in the currency that it is quoted in, negative for a short; null without a price
 * @param converted the same in another currency; null without a price or a rate
 */
public record HoldingValue(@Nullable Mark mark, @Nullable Money own, @Nullable Money converted) {

  /** The value of what is held, in that currency and at those prices. */
  public static HoldingValue of(Holding holding, Marks marks, Currency currency) {
    return of(
        holding.symbol(),
        holding.signedQuantity(),
        holding.costBasis().currency(),
        holding.splits(),
        marks,
        currency);
  }

  /**
   * The value of that quantity of an instrument that is quoted in {@code quote}.
   *
   * @param splits those of what is held of it, or null where there was none
   */
  public static HoldingValue of(
      Symbol symbol,
      BigDecimal signedQuantity,
      Currency quote,
      @Nullable List<Split> splits,
      Marks marks,
      Currency currency) {
    var unit =
        marks.mark(symbol, signedQuantity).flatMap(mark -> UnitMark.of(mark, splits)).orElse(null);
    if (unit == null) {
      return new HoldingValue(null, null, null);
    }
    var own = unit.value(signedQuantity, quote, RoundingMode.HALF_EVEN);
    return new HoldingValue(unit.mark(), own, new Rates(marks).convert(own, currency).orElse(null));
  }
}
