package dev.blotter.position;

import dev.blotter.kernel.DomainEvent;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Symbol;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can happen to one cycle of a position, from its opening to flat. */
public sealed interface PositionEvent extends DomainEvent {

  /** Where the position stands once this has happened. */
  PositionFigures figures();

  /**
   * @param cycle counted from 1 for each user and symbol
   * @param previous the cycle before, or null for the first
   */
  record PositionOpened(
      UUID userId,
      UUID portfolioId,
      Symbol symbol,
      int cycle,
      @Nullable UUID previous,
      Fill fill,
      PositionFigures figures)
      implements PositionEvent {}

  /**
   * @param realized what this fill realized before fees; zero for one that adds
   */
  record PositionChanged(Fill fill, Money realized, PositionFigures figures)
      implements PositionEvent {}

  record PositionClosed(Fill fill, Money realized, PositionFigures figures)
      implements PositionEvent {}

  /**
   * The position changed by other than a fill.
   *
   * @param restated what became of the movements of the cycle, where a bust or a correction
   *     restated them; else null
   */
  record PositionAdjusted(
      Adjustment adjustment, @Nullable Restated restated, PositionFigures figures)
      implements PositionEvent {}
}
