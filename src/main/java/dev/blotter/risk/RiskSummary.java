package dev.blotter.risk;

import dev.blotter.kernel.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What some holdings would come to.
 *
 * @param equity null where a price or a rate is missing
 * @param maintenanceMargin what must stay of it; null likewise
 * @param marginCall whether it is less than that; null likewise
 */
public record RiskSummary(
    @Nullable BigDecimal equity,
    @Nullable BigDecimal maintenanceMargin,
    @Nullable Boolean marginCall,
    ExposureFigures exposure,
    Concentration concentration,
    List<ValueAtRiskFigures> valueAtRisk,
    List<StressFigures> stress,
    List<LimitFigures> limits) {

  static RiskSummary of(RiskInputs inputs) {
    var exposures = Exposures.of(inputs.account(), inputs.marks());
    var drawdown = HistoryFigures.of(inputs).currentDrawdown();
    return of(inputs, exposures, inputs.simulation(exposures), inputs.equity(), drawdown);
  }

  static RiskSummary of(
      RiskInputs inputs,
      Exposures exposures,
      Simulation simulation,
      @Nullable Money equity,
      @Nullable BigDecimal drawdown) {
    var margin = Maintenance.of(exposures, inputs.policy()).orElse(null);
    var exposure = ExposureFigures.of(exposures, equity);
    var concentration = Concentration.of(exposures);
    var worst = valuesAtRisk(inputs, exposures, simulation, equity);
    return new RiskSummary(
        Money.amountOf(equity),
        Money.amountOf(margin),
        (equity == null || margin == null) ? null : (equity.compareTo(margin) < 0),
        exposure,
        concentration,
        worst,
        new Stress(inputs, exposures, simulation, equity).all(),
        LimitFigures.of(
            inputs.policy(),
            exposure,
            concentration,
            ofADay(worst, inputs.question(), exposures, simulation, equity),
            drawdown));
  }

  /** Of the first of them, whatever horizon was asked for: limits are not moved by a question. */
  private static @Nullable BigDecimal ofADay(
      List<ValueAtRiskFigures> worst,
      RiskQuestion question,
      Exposures exposures,
      Simulation simulation,
      @Nullable Money equity) {
    if (worst.isEmpty()) {
      return null;
    }
    return ValueAtRiskFigures.of(
            simulation,
            worst.getFirst().method(),
            question.confidences().getFirst(),
            question.ofADay(),
            exposures.base(),
            equity)
        .partOfEquity();
  }

  private static List<ValueAtRiskFigures> valuesAtRisk(
      RiskInputs inputs, Exposures exposures, Simulation simulation, @Nullable Money equity) {
    var question = inputs.question();
    List<ValueAtRiskFigures> all = new ArrayList<>();
    for (var method : RiskMethod.values()) {
      if (question.methods().contains(method)) {
        for (double confidence : question.confidences()) {
          all.add(
              ValueAtRiskFigures.of(
                  simulation, method, confidence, question, exposures.base(), equity));
        }
      }
    }
    return all;
  }
}
