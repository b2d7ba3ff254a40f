package dev.blotter.position;

import dev.blotter.kernel.Side;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * From where to where the movements of a cycle go.
 *
 * @param entry what opened it
 * @param openedAt when its first fill took place
 * @param lastFillAt when its last fill took place
 * @param lastAt when its last movement took place, of whatever kind
 */
public record CycleSpan(Side entry, Instant openedAt, Instant lastFillAt, Instant lastAt) {

  /** That of movements, of which the first is a fill. */
  static CycleSpan of(List<Movement> movements) {
    var fills = movements.stream().map(Movement::fill).filter(Objects::nonNull).toList();
    var first = fills.getFirst();
    return new CycleSpan(
        first.direction(),
        first.executedAt(),
        fills.getLast().executedAt(),
        movements.getLast().at());
  }
}
