package dev.blotter.position;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One cycle of a position, from its opening to flat. Its movements are not part of it: they are
 * read from the log where a bust or a view of lots needs them.
 *
 * @param cycle counted from 1 for each user and symbol
 * @param previous the cycle before, or null for the first
 * @param entry the side of the fill that opened it
 * @param openedAt when the fill that opened it was executed
 * @param lastFillAt when the latest of its fills was executed, whenever that was reported
 * @param closedAt when it came to be flat, no earlier than any fill; null while it is open
 */
public record Position(
    UUID userId,
    UUID portfolioId,
    Symbol symbol,
    int cycle,
    @Nullable UUID previous,
    Side entry,
    PositionFigures figures,
    Instant openedAt,
    Instant lastFillAt,
    @Nullable Instant closedAt) {

  private static final int RETURN_SCALE = 10;

  /** True while something is held or owed. */
  public boolean open() {
    return !figures.flat();
  }

  /**
   * What was realized on a unit closed, as a part of what it had been opened at, before fees; zero
   * where nothing was closed.
   */
  public BigDecimal realizedReturn() {
    return Optional.ofNullable(figures.avgPxClose())
        .flatMap(close -> Optional.ofNullable(figures.avgPxOpen()).map(open -> gain(open, close)))
        .orElse(BigDecimal.ZERO);
  }

  private BigDecimal gain(Price open, Price close) {
    if (open.isZero()) {
      return BigDecimal.ZERO;
    }
    var change = close.value().subtract(open.value());
    return change
        .multiply(BigDecimal.valueOf(entry.sign()))
        .divide(open.value(), RETURN_SCALE, RoundingMode.HALF_EVEN);
  }
}
