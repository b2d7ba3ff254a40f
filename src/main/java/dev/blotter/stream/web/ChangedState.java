package dev.blotter.stream.web;

import dev.blotter.eventlog.EventRow;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.LanePosition;
import dev.blotter.kernel.Quantity;
import dev.blotter.marketdata.Prices;
import dev.blotter.order.OrderQueries;
import dev.blotter.order.OrderView;
import dev.blotter.portfolio.CachedPortfolioQueries;
import dev.blotter.portfolio.MarginPolicy;
import dev.blotter.portfolio.PortfolioRow;
import dev.blotter.portfolio.PortfolioView;
import dev.blotter.position.PositionQueries;
import dev.blotter.position.PositionRow;
import dev.blotter.position.PositionView;
import dev.blotter.projection.ReadFence;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what some events have changed as it stands now. */
@ApplicationScoped
class ChangedState {

  private static final State NOTHING = new State(List.of(), List.of(), null);

  private final OrderQueries orders;
  private final PositionQueries positions;
  private final CachedPortfolioQueries portfolios;
  private final MarginPolicy margin;
  private final Prices marks;
  private final ReadFence fence;

  ChangedState(
      OrderQueries orders,
      PositionQueries positions,
      CachedPortfolioQueries portfolios,
      MarginPolicy margin,
      Prices marks,
      ReadFence fence) {
    this.orders = orders;
    this.positions = positions;
    this.portfolios = portfolios;
    this.margin = margin;
    this.marks = marks;
    this.fence = fence;
  }

  /**
   * Only what was changed; the figures as of now.
   *
   * @param portfolio null where neither cash nor a position was changed
   */
  record State(
      List<OrderView> orders, List<PositionView> positions, @Nullable PortfolioView portfolio) {}

  /** The state once the read side holds the last of these events of one user. */
  Uni<State> after(UUID userId, List<EventRow> events) {
    if (events.isEmpty()) {
      return Uni.createFrom().item(NOTHING);
    }
    var last = events.getLast();
    return fence
        .await(new LanePosition(last.lane(), last.lanePosition()))
        .chain(
            () ->
                Uni.combine()
                    .all()
                    .unis(
                        orders.byIds(ids(events, AggregateType.ORDER)),
                        positions.byIds(ids(events, AggregateType.POSITION)),
                        portfolios.ofUser(userId))
                    .asTuple())
        .map(found -> state(events, found.getItem1(), found.getItem2(), found.getItem3()));
  }

  private State state(
      List<EventRow> events,
      List<OrderView> changedOrders,
      List<PositionRow> changedPositions,
      Optional<PortfolioRow> portfolio) {
    boolean valued = !changedPositions.isEmpty() || !ids(events, AggregateType.PORTFOLIO).isEmpty();
    return new State(
        changedOrders,
        changedPositions.stream().map(row -> view(row, portfolio)).toList(),
        valued ? portfolio.map(this::view).orElse(null) : null);
  }

  private PositionView view(PositionRow row, Optional<PortfolioRow> portfolio) {
    return PositionView.of(
        row.id(),
        row.position(),
        symbol -> portfolio.map(found -> found.account().available(symbol)).orElse(Quantity.ZERO),
        marks);
  }

  private PortfolioView view(PortfolioRow row) {
    return PortfolioView.of(row.id(), row.userId(), row.account(), margin, marks);
  }

  private static List<UUID> ids(List<EventRow> events, AggregateType type) {
    return events.stream()
        .filter(event -> event.aggregateType().equals(type.label()))
        .map(EventRow::aggregateId)
        .distinct()
        .toList();
  }
}
