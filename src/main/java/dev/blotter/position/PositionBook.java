package dev.blotter.position;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Symbol;
import dev.blotter.position.PositionEvent.PositionAdjusted;
import dev.blotter.position.PositionEvent.PositionChanged;
import dev.blotter.position.PositionEvent.PositionClosed;
import dev.blotter.position.PositionEvent.PositionOpened;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where one account stands in one instrument: its last cycle, as far as the next fill needs it.
 * Positions are netted: at most one cycle is open.
 *
 * @param lastId the last cycle, or null before the first
 * @param lastCycle the highest number that a cycle has had, zero before the first
 * @param last the state of that last cycle, or null before the first and where it is void
 * @param mayOwe whether a fee in kind may take more than is held, so that the account owes units
 */
public record PositionBook(
    UUID userId,
    UUID portfolioId,
    Symbol symbol,
    @Nullable UUID lastId,
    int lastCycle,
    @Nullable Position last,
    boolean mayOwe) {

  private static final PositionAggregate AGGREGATE = new PositionAggregate();

  public static PositionBook empty(UUID userId, UUID portfolioId, Symbol symbol, boolean mayOwe) {
    return new PositionBook(userId, portfolioId, symbol, null, 0, null, mayOwe);
  }

  /** The figures of the open cycle, or those before a first fill where none is open. */
  public PositionFigures figures(Currency quote) {
    return last != null && last.open() ? last.figures() : PositionFigures.none(quote);
  }

  /**
   * What an execution does: it opens, adds, reduces or closes; one that goes through zero closes
   * this cycle and opens the next.
   *
   * @param newId gives the id of a cycle that is opened
   */
  public List<PositionChange> apply(Fill execution, Supplier<UUID> newId) {
    var changes = new ArrayList<PositionChange>();
    var book = this;
    for (var leg : legs(execution)) {
      var change = book.applyLeg(leg, newId);
      changes.add(change);
      book = book.after(change);
    }
    return List.copyOf(changes);
  }

  /** The legs that the execution has on this book. */
  List<Fill> legs(Fill execution) {
    return Legs.of(figures(execution.value().currency()), execution, mayOwe);
  }

  /** True where the next leg opens a cycle. */
  boolean opensNext() {
    return last == null || lastId == null || !last.open();
  }

  /** What an adjustment does to the open cycle; nothing where none is open or nothing moves. */
  public List<PositionChange> apply(Adjustment adjustment) {
    if (last == null || lastId == null || !last.open()) {
      return List.of();
    }
    var actual = AdjustmentArithmetic.on(last.figures(), adjustment);
    if (actual.quantityChange().signum() == 0) {
      return List.of();
    }
    var figures = AdjustmentArithmetic.after(last.figures(), actual);
    return List.of(new PositionChange(lastId, new PositionAdjusted(actual, null, figures)));
  }

  /** The book after changes that it led to. */
  public PositionBook after(List<PositionChange> changes) {
    var book = this;
    for (var change : changes) {
      book = book.after(change);
    }
    return book;
  }

  PositionBook after(PositionChange change) {
    var state = change.event() instanceof PositionOpened ? null : last;
    var next = AGGREGATE.evolve(state, change.event());
    var cycle = Math.max(lastCycle, next.cycle());
    return with(change.positionId(), cycle, next);
  }

  PositionBook with(@Nullable UUID lastId, int lastCycle, @Nullable Position last) {
    return new PositionBook(userId, portfolioId, symbol, lastId, lastCycle, last, mayOwe);
  }

  PositionChange applyLeg(Fill leg, Supplier<UUID> newId) {
    if (last == null || lastId == null || !last.open()) {
      return open(leg, newId.get());
    }
    var before = last.figures();
    return new PositionChange(
        lastId, Legs.adds(before, leg) ? added(before, leg) : reduced(before, leg));
  }

  private PositionChange open(Fill leg, UUID id) {
    var figures = FillArithmetic.added(PositionFigures.none(leg.value().currency()), leg);
    return new PositionChange(
        id, new PositionOpened(userId, portfolioId, symbol, lastCycle + 1, lastId, leg, figures));
  }

  private static PositionEvent added(PositionFigures before, Fill leg) {
    var figures = FillArithmetic.added(before, leg);
    return new PositionChanged(leg, Money.zero(before.quote()), figures);
  }

  private static PositionEvent reduced(PositionFigures before, Fill leg) {
    var figures = FillArithmetic.reduced(before, leg);
    var realized = figures.grossRealizedPnl().minus(before.grossRealizedPnl());
    return figures.flat()
        ? new PositionClosed(leg, realized, figures)
        : new PositionChanged(leg, realized, figures);
  }
}
