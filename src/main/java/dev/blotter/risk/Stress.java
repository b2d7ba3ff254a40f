package dev.blotter.risk;

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
      case MARKET_DOWN_10 -> moved(scenario, exposure -> -0.10, false);
      case MARKET_DOWN_20 -> moved(scenario, exposure -> -0.20, false);
      case MARKET_UP_10 -> moved(scenario, exposure -> 0.10, false);
      case LARGEST_POSITION_GAP -> moved(scenario, this::gap, false);
      case CURRENCIES_DOWN_5 -> moved(scenario, exposure -> currency(exposure, -0.05), true);
      case CURRENCIES_UP_5 -> moved(scenario, exposure -> currency(exposure, 0.05), true);
      case ALL_CORRELATED -> correlated(scenario);
    };
  }

  private double gap(Exposure exposure) {
    boolean isLargest = exposure.equals(exposures.all().getFirst());
    return isLargest ? exposure.isLong() ? -0.30 : 0.30 : 0;
  }

  private double currency(Exposure exposure, double shock) {
    return exposure.quote().equals(exposures.base()) ? 0 : shock;
  }

  /** Each position is worth so much more, or less; foreign cash likewise where it is moved. */
  private StressFigures moved(
      Scenario scenario, ToDoubleFunction<Exposure> shock, boolean movesCash) {
    if (equity == null || !exposures.isValued()) {
      return unknown(scenario);
    }
    var moved =
        new Exposures(
            exposures.base(),
            exposures.all().stream().map(e -> moved(e, shock.applyAsDouble(e))).toList());
    var gained = moved.net().orElseThrow().minus(exposures.net().orElseThrow());
    var cash = movesCash ? foreignCash(scenario == Scenario.CURRENCIES_UP_5) : zero();
    return known(scenario, gained.plus(cash), moved);
  }

  private static Exposure moved(Exposure exposure, double shock) {
    var worth = exposure.worth();
    var after = Numbers.money(Numbers.number(worth) * (1 + shock), worth.currency());
    return new Exposure(
        exposure.symbol(), exposure.quantity(), exposure.quote(), exposure.mark(), after);
  }

  private Money foreignCash(boolean up) {
    double value =
        simulation.factors().stream()
            .filter(Factor::isCash)
            .mapToDouble(factor -> Numbers.number(factor.value()))
            .sum();
    return Numbers.money(value * (up ? 0.05 : -0.05), exposures.base());
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

  private Money zero() {
    return Money.zero(exposures.base());
  }
}
