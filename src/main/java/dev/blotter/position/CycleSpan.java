package dev.blotter.position;

import dev.blotter.kernel.Side;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * From where to where the movements of a cycle go.
 *
 * @param entry what opened it
 * @param openedAt when the fill took place that opened it
 * @param lastFillAt when the latest of its fills took place, whenever that was reported
 * @param lastAt when its last movement took place, of whatever kind; no earlier than any fill
 */
public record CycleSpan(Side entry, Instant openedAt, Instant lastFillAt, Instant lastAt) {

  /** That of movements, of which the first is a fill. */
  static CycleSpan of(List<Movement> movements) {
    var fills = movements.stream().map(Movement::fill).filter(Objects::nonNull).toList();
    var first = fills.getFirst();
    var lastFill =
        fills.stream().map(Fill::executedAt).reduce(first.executedAt(), CycleSpan::later);
    return new CycleSpan(
        first.direction(), first.executedAt(), lastFill, later(lastFill, movements.getLast().at()));
  }

  /** Fills are reported in any order. */
  static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
