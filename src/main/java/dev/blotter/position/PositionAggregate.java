package dev.blotter.position;

import dev.blotter.kernel.Aggregate;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.Side;
import dev.blotter.position.PositionEvent.PositionAdjusted;
import dev.blotter.position.PositionEvent.PositionChanged;
import dev.blotter.position.PositionEvent.PositionClosed;
import dev.blotter.position.PositionEvent.PositionOpened;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a cycle of a position is brought from event to event. */
public final class PositionAggregate implements Aggregate<Position, PositionEvent> {

  @Override
  public AggregateType type() {
    return AggregateType.POSITION;
  }

  @Override
  public Class<Position> stateType() {
    return Position.class;
  }

  @Override
  public Class<PositionEvent> eventType() {
    return PositionEvent.class;
  }

  @Override
  public int shape() {
    return 4;
  }

  @Override
  public Position evolve(@Nullable Position state, PositionEvent event) {
    return switch (event) {
      case PositionOpened opened -> opened(opened);
      case PositionChanged changed -> filled(known(state), changed.fill(), changed.figures());
      case PositionClosed closed -> filled(known(state), closed.fill(), closed.figures());
      case PositionAdjusted adjusted -> adjusted(known(state), adjusted);
    };
  }

  private static Position known(@Nullable Position state) {
    return Objects.requireNonNull(state, "a position begins with PositionOpened");
  }

  private static Position opened(PositionOpened event) {
    var at = event.fill().executedAt();
    return new Position(
        event.userId(),
        event.portfolioId(),
        event.symbol(),
        event.cycle(),
        event.previous(),
        event.fill().direction(),
        event.figures(),
        at,
        at,
        null);
  }

  private static Position filled(Position state, Fill fill, PositionFigures figures) {
    var at = CycleSpan.later(state.lastFillAt(), fill.executedAt());
    return with(state, state.entry(), figures, state.openedAt(), at, at);
  }

  private static Position adjusted(Position state, PositionAdjusted event) {
    var figures = event.figures();
    var span = event.restated() == null ? null : event.restated().span();
    if (span != null) {
      return with(state, span.entry(), figures, span.openedAt(), span.lastFillAt(), span.lastAt());
    }
    var at = CycleSpan.later(state.lastFillAt(), event.adjustment().at());
    return with(state, state.entry(), figures, state.openedAt(), state.lastFillAt(), at);
  }

  private static Position with(
      Position state,
      Side entry,
      PositionFigures figures,
      Instant openedAt,
      Instant lastFillAt,
      Instant at) {
    return new Position(
        state.userId(),
        state.portfolioId(),
        state.symbol(),
        state.cycle(),
        state.previous(),
        entry,
        figures,
        openedAt,
        lastFillAt,
        figures.flat() ? at : null);
  }
}
