package dev.blotter.audit.account;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Symbol;
import dev.blotter.position.Position;
import dev.blotter.position.PositionRow;
import dev.blotter.position.PositionView;
import dev.blotter.position.PositionsProjection;
import dev.blotter.projection.RowPage;
import dev.blotter.projection.Window;
import dev.blotter.projection.Window.Keyset;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Positions as the projection's own rules make them of the events. */
public final class PastPositions implements AccountFold {

  private static final Comparator<PositionView> NEWEST_FIRST =
      Comparator.comparing(PastPositions::place, Places.ORDER).reversed();

  private final PositionsProjection rules = new PositionsProjection();
  private final PastPortfolio portfolio = new PastPortfolio();
  private final Map<UUID, PositionRow> rows = new HashMap<>();

  /** The portfolio says what orders are about to close. */
  @Override
  public Set<AggregateType> types() {
    var types = EnumSet.of(AggregateType.POSITION);
    types.addAll(portfolio.types());
    return types;
  }

  @Override
  public void add(RecordedEvent event) {
    portfolio.add(event);
    rules.rowOf(event).ifPresent(id -> rows.put(id, rules.apply(rows.get(id), event)));
  }

  /** What was paid by then. */
  public PaidPrices prices() {
    return portfolio.prices();
  }

  /** The instruments of those that are shown. */
  public Set<Symbol> symbols(Predicate<Position> which) {
    return rows.values().stream()
        .map(PositionRow::position)
        .filter(which)
        .map(Position::symbol)
        .collect(toUnmodifiableSet());
  }

  /**
   * As clients saw them, at those prices, the newest first.
   *
   * @param which those that are shown
   */
  public RowPage<PositionView> page(Predicate<Position> which, Window window, Marks marks) {
    var after = window.after();
    var found =
        positions(which, marks)
            .filter(view -> after == null || Places.ORDER.compare(place(view), after) < 0)
            .limit(window.limit() + 1L)
            .toList();
    return RowPage.of(found, window.limit());
  }

  /** The same without pages. */
  public Stream<PositionView> positions(Predicate<Position> which, Marks marks) {
    return rows.values().stream()
        .filter(row -> which.test(row.position()))
        .map(row -> view(row, marks))
        .sorted(NEWEST_FIRST);
  }

  private PositionView view(PositionRow row, Marks marks) {
    return PositionView.of(row.id(), row.position(), portfolio::available, marks);
  }

  private static Keyset place(PositionView view) {
    return new Keyset(view.openedAt(), view.positionId());
  }
}
