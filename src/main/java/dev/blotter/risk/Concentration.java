package dev.blotter.risk;

import dev.blotter.kernel.Money;
import dev.blotter.kernel.Symbol;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of all that is held and owed is in how few instruments. A weight is a part of the gross
 * exposure; all is null where that is not known or nothing is held.
 *
 * @param largest the largest weights, at most five
 * @param topFive the sum of these
 * @param herfindahl the sum of all squared weights: one where all is in one instrument
 * @param effectiveNumber how many instruments of the same weight would be as concentrated
 */
public record Concentration(
    List<Weight> largest,
    @Nullable BigDecimal topFive,
    @Nullable BigDecimal herfindahl,
    @Nullable BigDecimal effectiveNumber) {

  private static final int LARGEST = 5;

  /** A part of the gross exposure. */
  public record Weight(Symbol symbol, BigDecimal weight) {}

  static Concentration of(Exposures exposures) {
    double gross = exposures.gross().map(Numbers::number).orElse(0.0);
    if (gross == 0) {
      return new Concentration(List.of(), null, null, null);
    }
    var weights =
        exposures.all().stream().mapToDouble(each -> size(each.worth()) / gross).toArray();
    double squares = 0;
    double top = 0;
    for (int i = 0; i < weights.length; i++) {
      squares += weights[i] * weights[i];
      top += i < LARGEST ? weights[i] : 0;
    }
    var largest =
        exposures.all().stream()
            .limit(LARGEST)
            .map(each -> new Weight(each.symbol(), Numbers.part(size(each.worth()) / gross)))
            .toList();
    return new Concentration(
        largest, Numbers.part(top), Numbers.part(squares), Numbers.part(1 / squares));
  }

  private static double size(Money value) {
    return Math.abs(Numbers.number(value));
  }
}
