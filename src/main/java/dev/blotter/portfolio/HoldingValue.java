package dev.blotter.portfolio;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a holding is worth at a price.
 *
 * @param mark the price, or null where none is known
 * @param own in the currency that it is quoted in, negative for a short; null without a price
 * @param converted the same in another currency; null without a price or a rate
 */
public record HoldingValue(
    Holding holding, @Nullable Mark mark, @Nullable Money own, @Nullable Money converted) {

  /** Its value in that currency at those prices. */
  public static HoldingValue of(Holding holding, Marks marks, Currency currency) {
    var mark = marks.mark(holding.symbol(), holding.signedQuantity()).orElse(null);
    if (mark == null) {
      return new HoldingValue(holding, null, null, null);
    }
    var own =
        Money.rounded(
            holding.signedQuantity().multiply(mark.price().value()),
            holding.costBasis().currency());
    var converted = own.isZero() ? Money.zero(currency) : converted(own, marks, currency);
    return new HoldingValue(holding, mark, own, converted);
  }

  private static @Nullable Money converted(Money own, Marks marks, Currency currency) {
    return new Rates(marks).convert(own, currency).orElse(null);
  }
}
