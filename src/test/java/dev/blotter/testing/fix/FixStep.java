package dev.blotter.testing.fix;

import dev.blotter.order.OrderFigures;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a row that was played came to.
 *
 * @param printed what the matrix prints
 * @param expected what must be: the printed, or what a deviation puts in its place
 * @param deviation the decision to differ from the matrix here, or null
 * @param actual how the order stands, or empty where it is unknown
 * @param refused the code that a venue's report was refused with, or empty
 */
public record FixStep(
    FixRow row,
    FixFigures printed,
    FixFigures expected,
    @Nullable FixDeviation deviation,
    Optional<OrderFigures> actual,
    Optional<String> refused) {

  /** Empty where all is as it must be, else what is not. */
  public Optional<String> failure() {
    if (refused.isPresent()) {
      return Optional.of(row + ": the report was refused: " + refused.get());
    }
    return expected.matches(actual)
        ? Optional.empty()
        : Optional.of(
            "%s: expected %s (printed %s), is %s".formatted(row, expected, printed, actual));
  }
}
