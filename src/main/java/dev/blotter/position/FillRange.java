package dev.blotter.position;

import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Rejection;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Whether a position can be kept once more of it is traded: a venue may say any quantity. */
public final class FillRange {

  private FillRange() {}

  /**
   * A reason to refuse an execution, or empty where there is none.
   *
   * @param cycles what the cycles come to that it is booked in, or that it has derived anew
   * @param traded its quantity, with what is taken of it in kind
   */
  public static Optional<Rejection> refusal(List<PositionFigures> cycles, BigDecimal traded) {
    var volume = cycles.stream().map(FillRange::volume).reduce(traded, BigDecimal::add);
    return volume.compareTo(Quantity.LARGEST.value()) <= 0
        ? Optional.empty()
        : Optional.of(
            Rejection.ofField(
                PositionRejection.OUT_OF_RANGE, "last_qty", "The position would be too large."));
  }

  /** No less than all that was traded: what was closed, and what had been opened before. */
  private static BigDecimal volume(PositionFigures figures) {
    var closed = figures.closedQuantity().value();
    return figures.peakQuantity().value().add(closed).add(closed);
  }
}
