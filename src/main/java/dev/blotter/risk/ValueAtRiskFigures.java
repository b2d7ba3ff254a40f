package dev.blotter.risk;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.risk.measure.Figure;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is not lost with some confidence, if the days to come are like those past. A loss is
 * positive; amounts are in the account's base currency.
 *
 * @param horizonDays over how many days
 * @param scaled whether it is that of a day times the root of the days
 * @param valueAtRisk null where it cannot be told
 * @param conditional the mean of the losses that are not smaller; null likewise
 * @param partOfEquity the value at risk by equity; null where there is none
 * @param reason why it cannot be told, else null
 */
public record ValueAtRiskFigures(
    RiskMethod method,
    BigDecimal confidence,
    int horizonDays,
    boolean scaled,
    @Nullable BigDecimal valueAtRisk,
    @Nullable BigDecimal conditional,
    @Nullable BigDecimal partOfEquity,
    Figure.@Nullable Reason reason) {

  static ValueAtRiskFigures of(
      Simulation simulation,
      RiskMethod method,
      double confidence,
      RiskQuestion question,
      Currency base,
      @Nullable Money equity) {
    var worst = simulation.valueAtRisk(method, confidence);
    double scale = question.scale();
    var loss = loss(worst.result(), scale, base);
    return new ValueAtRiskFigures(
        method,
        Numbers.part(confidence),
        question.horizon(),
        question.horizon() > 1,
        Money.amountOf(loss),
        Money.amountOf(loss(worst.shortfall(), scale, base)),
        Numbers.part(loss, equity),
        worst.result() instanceof Figure.Undefined(var reason) ? reason : null);
  }

  private static @Nullable Money loss(Figure result, double scale, Currency base) {
    return result instanceof Figure.Known(double value)
        ? Numbers.money(-value * scale, base)
        : null;
  }
}
