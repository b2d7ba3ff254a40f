package dev.blotter.risk;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.PendingQuantity;
import dev.blotter.position.Position;
import dev.blotter.risk.measure.Contribution;
import dev.blotter.risk.measure.Excursion;
import dev.blotter.risk.measure.Performance;
import dev.blotter.risk.measure.Returns;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Works out what each position adds to the risk of an account. */
final class PositionRisks {

  private final RiskInputs inputs;
  private final Exposures exposures;
  private final Simulation simulation;
  private final Map<String, Integer> places = new HashMap<>();
  private final double[] whole;
  private final @Nullable Money gross;

  PositionRisks(RiskInputs inputs, Exposures exposures, Simulation simulation) {
    this.inputs = inputs;
    this.exposures = exposures;
    this.simulation = simulation;
    simulation
        .modelled()
        .filter(i -> !simulation.factors().get(i).isCash())
        .forEach(i -> places.put(simulation.factors().get(i).name(), i));
    this.whole = simulation.results();
    this.gross = exposures.gross().orElse(null);
  }

  /** The largest first. */
  List<PositionRisk> all() {
    return exposures.all().stream().map(this::of).toList();
  }

  private PositionRisk of(Exposure exposure) {
    var share = share(exposure);
    var mark = Optional.ofNullable(exposure.mark());
    return new PositionRisk(
        exposure.symbol(),
        exposure.quantity(),
        exposure.quote(),
        mark.map(m -> m.price()).orElse(null),
        mark.map(m -> m.at()).orElse(null),
        Money.amountOf(exposure.value()),
        exposure.value() == null ? null : Numbers.part(exposure.value().abs(), gross),
        pending(exposure.symbol()),
        volatility(exposure),
        worstMove(exposure),
        share.map(s -> amount(s.standalone())).orElse(null),
        share.map(s -> amount(s.component())).orElse(null),
        share.map(s -> marginal(s, exposure)).orElse(null));
  }

  private Optional<Contribution> share(Exposure exposure) {
    return place(exposure)
        .filter(place -> whole.length > 1)
        .map(
            place -> Contribution.of(simulation.results(place), whole, inputs.question().cutoff()));
  }

  private Optional<Integer> place(Exposure exposure) {
    return Optional.ofNullable(places.get(exposure.symbol().value()));
  }

  private BigDecimal amount(double ofOneDay) {
    Currency base = exposures.base();
    return Numbers.money(ofOneDay * inputs.question().scale(), base).amount();
  }

  private @Nullable BigDecimal marginal(Contribution share, Exposure exposure) {
    double value = Numbers.number(exposure.worth());
    return value == 0 ? null : Numbers.part(share.component() * inputs.question().scale() / value);
  }

  private BigDecimal pending(Symbol symbol) {
    return inputs.pending().stream()
        .filter(quantity -> quantity.symbol().equals(symbol))
        .map(PendingQuantity::signed)
        .findFirst()
        .orElse(BigDecimal.ZERO);
  }

  private @Nullable BigDecimal volatility(Exposure exposure) {
    return place(exposure)
        .map(place -> simulation.scenarios().returns().get(place))
        .map(returns -> Returns.of(returns, inputs.policy().daysPerYear()))
        .map(returns -> Performance.of(returns).volatility().number())
        .filter(volatility -> volatility.isPresent())
        .map(volatility -> Numbers.part(volatility.getAsDouble()))
        .orElse(null);
  }

  private @Nullable BigDecimal worstMove(Exposure exposure) {
    return Optional.ofNullable(inputs.positions().get(exposure.symbol()))
        .filter(Position::open)
        .map(
            position ->
                Numbers.part(Excursion.against(prices(exposure, position), exposure.isLong())))
        .orElse(null);
  }

  /** What was paid, the daily closes since, and the price of now. */
  private double[] prices(Exposure exposure, Position position) {
    var paid = DoubleStream.of(position.figures().costBasis().amount().doubleValue());
    var opened = LocalDate.ofInstant(position.openedAt(), ZoneOffset.UTC);
    var closes = inputs.history().of(exposure.symbol()).since(opened);
    var now = Optional.ofNullable(exposure.mark()).stream().map(mark -> mark.price());
    return DoubleStream.concat(
            DoubleStream.concat(paid.map(cost -> cost / exposure.quantity().doubleValue()), closes),
            now.mapToDouble(price -> price.value().doubleValue()))
        .toArray();
  }
}
