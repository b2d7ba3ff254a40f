package dev.blotter.position;

import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One cycle of a position, from its opening to flat. Its movements are not part of it: they are
 * read from the log where a bust or a view of lots needs them.
 *
 * @param cycle counted from 1 for each user and symbol
 * @param previous the cycle before, or null for the first
 * @param entry the side of the fill that opened it
 * @param openedAt when the first fill was executed
 * @param lastFillAt when the last fill was executed
 * @param closedAt when it came to be flat, or null while it is open
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

  /** True while something is held or owed. */
  public boolean open() {
    return !figures.flat();
  }
}
