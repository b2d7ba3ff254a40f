package dev.blotter.risk;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.risk.StressFigures.Scenario;
import dev.blotter.risk.measure.Contribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Works out what an account would be after each of some shocks. */
final class Stress {

  private final RiskInputs inputs;
  private final Exposures exposures;
  private final Simulation simulation;
  private final @Nullable Money equity;

  Stress(RiskInputs inputs, Exposures exposures, Simulation simulation, @Nullable Money equity) {
    this.inputs = inputs;
    this.exposures = exposures;
    this.simulation = simulation;
    this.equity = equity;
  }

  List<StressFigures> all() {
    List<StressFigures> all = new ArrayList<>();
    for (var scenario : Scenario.values()) {
      all.add(of(scenario));
    }
    return all;
  }

  private StressFigures of(Scenario scenario) {
    return switch (scenario) {
      case MARKET_DOWN_10 -> moved(scenario, exposure -> -0.10, 0);
      case MARKET_DOWN_20 -> moved(scenario, exposure -> -0.20, 0);
      case MARKET_UP_10 -> moved(scenario, exposure -> 0.10, 0);
      case LARGEST_POSITION_GAP -> moved(scenario, this::gap, 0);
      case CURRENCIES_DOWN_5 -> currencies(scenario, -0.05);
      case CURRENCIES_UP_5 -> currencies(scenario, 0.05);
      case ALL_CORRELATED -> correlated(scenario);
    };
  }

  private double gap(Exposure exposure) {
    if (!exposure.equals(exposures.all().getFirst())) {
      return 0;
    }
    return exposure.isLong() ? -0.30 : 0.30;
  }

  private StressFigures currencies(Scenario scenario, double shock) {
    return moved(scenario, e -> isForeign(e) ? shock : 0, shock);
  }

  /** What a pair of currencies trades is held, as a balance of it; all else is by its price. */
  private boolean isForeign(Exposure exposure) {
    var moves = exposure.symbol().base().filter(Currency::isIso).orElse(exposure.quote());
    return !moves.equals(exposures.base());
  }

  /** Each position is worth so much more, or less, and so is foreign cash. */
  private StressFigures moved(
      Scenario scenario, ToDoubleFunction<Exposure> shock, double cashShock) {
    if (equity == null || !exposures.isValued()) {
      return unknown(scenario);
    }
    var moved =
        new Exposures(
            exposures.base(),
            exposures.all().stream().map(e -> moved(e, shock.applyAsDouble(e))).toList());
    var gained = moved.net().orElseThrow().minus(exposures.net().orElseThrow());
    return known(scenario, gained.plus(foreignCash(cashShock)), moved);
  }

  private static Exposure moved(Exposure exposure, double shock) {
    var worth = exposure.worth();
    var after = Numbers.money(Numbers.number(worth) * (1 + shock), worth.currency());
    return new Exposure(
        exposure.symbol(), exposure.quantity(), exposure.quote(), exposure.mark(), after);
  }

  private Money foreignCash(double shock) {
    double value =
        simulation.factors().stream()
            .filter(Factor::isCash)
            .mapToDouble(factor -> Numbers.number(factor.value()))
            .sum();
    return Numbers.money(value * shock, exposures.base());
  }

  private StressFigures correlated(Scenario scenario) {
    boolean isKnown = simulation.unmodelled().isEmpty() && simulation.scenarios().size() > 1;
    if (equity == null || !exposures.isValued() || !(isKnown || simulation.factors().isEmpty())) {
      return unknown(scenario);
    }
    var whole = simulation.results();
    double lost =
        simulation
            .modelled()
            .mapToObj(
                i -> Contribution.of(simulation.results(i), whole, inputs.question().cutoff()))
            .mapToDouble(share -> Math.max(share.standalone(), 0))
            .sum();
    return known(scenario, Numbers.money(-lost, exposures.base()), exposures);
  }

  private StressFigures known(Scenario scenario, Money gained, Exposures after) {
    var left = Optional.ofNullable(equity).orElseThrow().plus(gained);
    var margin = Maintenance.of(after, inputs.policy()).orElseThrow();
    return new StressFigures(
        scenario, gained.amount(), left.amount(), margin.amount(), left.compareTo(margin) < 0);
  }

  private static StressFigures unknown(Scenario scenario) {
    return new StressFigures(scenario, null, null, null, null);
  }
}
