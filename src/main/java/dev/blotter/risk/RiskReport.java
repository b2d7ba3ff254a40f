package dev.blotter.risk;

import dev.blotter.kernel.Currency;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The risk of one account, in its base currency.
 *
 * @param exposure of what is held and owed
 * @param pendingExposure the same once all active orders are executed, at the prices of now
 * @param positions the largest first
 */
public record RiskReport(
    UUID userId,
    Instant at,
    Currency baseCurrency,
    AccountRisk account,
    ExposureFigures exposure,
    ExposureFigures pendingExposure,
    Concentration concentration,
    List<PositionRisk> positions,
    List<ValueAtRiskFigures> valueAtRisk,
    HistoryFigures history,
    List<StressFigures> stress,
    List<LimitFigures> limits,
    DataFigures data) {

  static RiskReport of(RiskInputs inputs) {
    var account = inputs.account();
    var equity = inputs.equity();
    var exposures = Exposures.of(account, inputs.marks());
    var simulation = inputs.simulation(exposures);
    var history = HistoryFigures.of(inputs);
    var summary = RiskSummary.of(inputs, exposures, simulation, equity, history.currentDrawdown());
    return new RiskReport(
        inputs.portfolio().userId(),
        inputs.at(),
        account.baseCurrency(),
        AccountRisk.of(inputs, exposures, equity),
        summary.exposure(),
        ExposureFigures.of(Exposures.of(account, inputs.pending(), inputs.marks()), equity),
        summary.concentration(),
        new PositionRisks(inputs, exposures, simulation).all(),
        summary.valueAtRisk(),
        history,
        summary.stress(),
        summary.limits(),
        DataFigures.of(inputs, exposures, simulation));
  }
}
