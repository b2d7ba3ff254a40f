package dev.blotter.position;

import dev.blotter.kernel.ExecutionRef;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Notional;
import dev.blotter.kernel.Ratio;
import dev.blotter.position.Adjustment.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Derives the cycles of an instrument anew after a bust or a correction (FIX J.1.a to J.1.d): as if
 * the execution had never been, or had been what it is corrected to. Cycles keep their ids in
 * order.
 */
public final class Cycles {

  /**
   * What becomes of an execution.
   *
   * @param execution by its last id, that of a correction where it was corrected before
   * @param replacement what it is corrected to, in the units of the day that it is reported, or
   *     null where it is busted
   * @param reference the id of the report that says so
   */
  public record Revision(
      ExecutionRef execution, @Nullable Fill replacement, String reference, Instant at) {

    /** True for a leg of the execution concerned. */
    boolean concerns(Fill fill) {
      return fill.ref().equals(execution);
    }

    /** The report that says so. */
    public ExecutionRef report() {
      return execution.withExecId(reference);
    }

    Reason reason() {
      return replacement == null ? Reason.FILL_BUSTED : Reason.FILL_CORRECTED;
    }
  }

  private Cycles() {}

  /**
   * The changes that follow.
   *
   * @param before where the account stands now
   * @param histories the cycles from the one that the execution begins within ({@link
   *     CycleHistory#beginsWithin}) to the last, oldest first
   * @param newId gives the id of a cycle that did not exist
   * @throws IllegalArgumentException if none of them holds the execution
   */
  public static Refold refold(
      PositionBook before, List<CycleHistory> histories, Revision revision, Supplier<UUID> newId) {
    var was = Legs.whole(histories.stream().flatMap(h -> h.movements().stream()).toList());
    var movements = revised(was, revision);
    var derived = Derivation.of(before, histories, movements, newId);
    var changes = new ArrayList<PositionChange>();
    for (var history : histories) {
      changes.addAll(restated(history, derived.histories(), revision));
    }
    // Those that come out flat first, so that no two cycles are open at any moment in between.
    changes.sort(Comparator.comparing(change -> !change.event().figures().flat()));
    changes.addAll(derived.opened());
    // What came of the movements, not what went in: fees in kind and fractions come out otherwise.
    var is = derived.histories().values().stream().flatMap(h -> h.movements().stream()).toList();
    var quote = histories.getFirst().figures().quote();
    var difference = CashFlows.of(is, quote).minus(CashFlows.of(was, quote));
    return new Refold(changes, difference.cash(), difference.fees(), derived.book());
  }

  private static List<Movement> revised(List<Movement> movements, Revision revision) {
    int place = place(movements, revision);
    var was = Objects.requireNonNull(movements.get(place).fill());
    var after = movements.subList(place + 1, movements.size());
    var revised = new ArrayList<>(movements.subList(0, place));
    var less = was.notional();
    if (revision.replacement() != null) {
      var is = revision.replacement().following(was.orderBefore());
      revised.add(Movement.of(is.inUnitsBefore(splits(after))));
      less = less.minus(is.notional());
    }
    for (var movement : after) {
      revised.add(following(movement, was.orderId(), less));
    }
    return revised;
  }

  // Later fills of the order are posted on top of what it comes to now.
  private static Movement following(Movement movement, UUID order, Notional less) {
    var fill = movement.fill();
    return fill != null && fill.orderId().equals(order)
        ? Movement.of(fill.following(fill.orderBefore().minus(less)))
        : movement;
  }

  private static int place(List<Movement> movements, Revision revision) {
    for (int i = 0; i < movements.size(); i++) {
      var fill = movements.get(i).fill();
      if (fill != null && revision.concerns(fill)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no such execution: " + revision.execution());
  }

  /** The splits among the movements, together. */
  private static Ratio splits(List<Movement> movements) {
    return movements.stream()
        .map(Movement::adjustment)
        .filter(Objects::nonNull)
        .map(Adjustment::ratio)
        .filter(Objects::nonNull)
        .reduce(Ratio.ONE, Ratio::then);
  }

  private static List<PositionChange> restated(
      CycleHistory was, Map<UUID, CycleHistory> derived, Revision revision) {
    var now = derived.get(was.positionId());
    List<Movement> movements = now == null ? List.of() : now.movements();
    var restated = Restated.between(was.movements(), movements);
    if (restated.changesNothing()) {
      return List.of();
    }
    var quote = was.figures().quote();
    var figures = now == null ? PositionFigures.none(quote) : now.figures();
    var change = figures.signedQuantity().subtract(was.figures().signedQuantity());
    var adjustment =
        new Adjustment(
            revision.reason(),
            revision.reference(),
            FillArithmetic.normal(change),
            null,
            null,
            Money.zero(quote),
            revision.at());
    var event = new PositionEvent.PositionAdjusted(adjustment, restated, figures);
    return List.of(new PositionChange(was.positionId(), event));
  }
}
