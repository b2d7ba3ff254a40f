package dev.blotter.position;

import dev.blotter.kernel.ExecutionRef;
import dev.blotter.position.PositionEvent.PositionAdjusted;
import dev.blotter.position.PositionEvent.PositionChanged;
import dev.blotter.position.PositionEvent.PositionClosed;
import dev.blotter.position.PositionEvent.PositionOpened;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that moved one cycle, as it stands after busts and corrections.
 *
 * @param cycle its number, counted from 1 for each instrument of an account
 * @param previous the cycle before, or null for the first
 * @param movements in their order; none where the cycle is void
 */
public record CycleHistory(
    UUID positionId,
    int cycle,
    @Nullable UUID previous,
    List<Movement> movements,
    PositionFigures figures) {

  public CycleHistory {
    movements = List.copyOf(movements);
  }

  /** The history that all events of a position tell. */
  public static CycleHistory of(UUID positionId, List<? extends PositionEvent> events) {
    if (!(events.getFirst() instanceof PositionOpened opened)) {
      throw new IllegalArgumentException("a position begins with PositionOpened");
    }
    List<Movement> movements = new ArrayList<>();
    for (var event : events) {
      switch (event) {
        case PositionOpened e -> movements.add(Movement.of(e.fill()));
        case PositionChanged e -> movements.add(Movement.of(e.fill()));
        case PositionClosed e -> movements.add(Movement.of(e.fill()));
        case PositionAdjusted e -> adjusted(movements, e);
      }
    }
    var figures = events.getLast().figures();
    return new CycleHistory(positionId, opened.cycle(), opened.previous(), movements, figures);
  }

  private static void adjusted(List<Movement> movements, PositionAdjusted event) {
    if (event.restated() == null) {
      movements.add(Movement.of(event.adjustment()));
    } else {
      event.restated().change(movements);
    }
  }

  /**
   * True where the execution lies in this cycle with its beginning: whole, or with the leg that
   * closes it. A cycle that holds only the opening leg needs the one before.
   */
  public boolean beginsWithin(ExecutionRef execution) {
    return movements.stream()
        .map(Movement::fill)
        .filter(fill -> fill != null && fill.ref().equals(execution))
        .findFirst()
        .filter(first -> first.leg() != Fill.Leg.OPENING)
        .isPresent();
  }
}
