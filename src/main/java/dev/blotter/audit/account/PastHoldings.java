package dev.blotter.audit.account;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.OrderRow;
import dev.blotter.order.OrderView;
import dev.blotter.order.OrdersProjection;
import dev.blotter.order.PendingQuantity;
import dev.blotter.portfolio.PortfolioRow;
import dev.blotter.portfolio.Rates;
import dev.blotter.portfolio.ValuationRow;
import dev.blotter.portfolio.ValuationsProjection;
import dev.blotter.portfolio.ValuedDay;
import dev.blotter.portfolio.Worth;
import dev.blotter.position.Position;
import dev.blotter.position.PositionRow;
import dev.blotter.position.PositionsProjection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * All that an account held and had ordered, as the projections' own rules make it of the events.
 */
public final class PastHoldings implements AccountFold {

  private final PastPortfolio portfolio = new PastPortfolio();
  private final PositionsProjection positionRules = new PositionsProjection();
  private final OrdersProjection orderRules = new OrdersProjection();
  private final ValuationsProjection valuationRules = new ValuationsProjection();
  private final Map<UUID, PositionRow> positions = new HashMap<>();
  private final Map<UUID, OrderRow> orders = new HashMap<>();
  private final Map<UUID, ValuationRow> valuations = new HashMap<>();

  @Override
  public Set<AggregateType> types() {
    var types = EnumSet.of(AggregateType.POSITION, AggregateType.ORDER);
    types.addAll(portfolio.types());
    return types;
  }

  @Override
  public void add(RecordedEvent event) {
    portfolio.add(event);
    positionRules
        .rowOf(event)
        .ifPresent(id -> positions.put(id, positionRules.apply(positions.get(id), event)));
    orderRules
        .rowOf(event)
        .ifPresent(id -> orders.put(id, orderRules.apply(orders.get(id), event)));
    valuationRules
        .rowOf(event)
        .ifPresent(id -> valuations.put(id, valuationRules.apply(valuations.get(id), event)));
  }

  /** Its cash and holdings; empty where there was none yet. */
  public Optional<PortfolioRow> row() {
    return portfolio.row();
  }

  /** The instruments whose prices its worth follows from, and that of it once all is executed. */
  public Set<Symbol> symbols(PortfolioRow row) {
    var base = row.account().baseCurrency();
    var ordered =
        pending().stream()
            .flatMap(
                orders ->
                    Stream.concat(
                        Stream.of(orders.symbol()), Rates.sources(orders.quotedIn(base), base)));
    return Stream.concat(Worth.symbols(row.account()).stream(), ordered)
        .collect(toUnmodifiableSet());
  }

  /** What was paid by then. */
  public PaidPrices prices() {
    return portfolio.prices();
  }

  /** The positions that were open. */
  public List<Position> open() {
    return positions.values().stream().map(PositionRow::position).filter(Position::open).toList();
  }

  /** What it was worth on each day that had been valued by then, the oldest first. */
  public List<ValuedDay> valued() {
    return valuations.values().stream()
        .map(ValuationRow::valued)
        .sorted(Comparator.comparing(ValuedDay::day))
        .toList();
  }

  /** What active orders left to be executed, by instrument. */
  public List<PendingQuantity> pending() {
    return PendingQuantity.of(
        orders.values().stream().map(OrderRow::view).filter(OrderView::active).toList());
  }
}
