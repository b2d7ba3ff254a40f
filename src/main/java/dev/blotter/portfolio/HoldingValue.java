package dev.blotter.portfolio;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Symbol;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a quantity of an instrument is worth at a price.
 *
 * @param mark the price, or null where none is known
 * @param own in the currency that it is quoted in, negative for a short; null without a price
 * @param converted the same in another currency; null without a price or a rate
 */
public record HoldingValue(@Nullable Mark mark, @Nullable Money own, @Nullable Money converted) {

  /** The value of what is held, in that currency and at those prices. */
  public static HoldingValue of(Holding holding, Marks marks, Currency currency) {
    var quote = holding.costBasis().currency();
    return of(holding.symbol(), holding.signedQuantity(), quote, marks, currency);
  }

  /** The value of that quantity of an instrument that is quoted in {@code quote}. */
  public static HoldingValue of(
      Symbol symbol, BigDecimal signedQuantity, Currency quote, Marks marks, Currency currency) {
    var mark = marks.mark(symbol, signedQuantity).orElse(null);
    if (mark == null) {
      return new HoldingValue(null, null, null);
    }
    var own = Money.rounded(signedQuantity.multiply(mark.price().value()), quote);
    return new HoldingValue(mark, own, new Rates(marks).convert(own, currency).orElse(null));
  }
}
