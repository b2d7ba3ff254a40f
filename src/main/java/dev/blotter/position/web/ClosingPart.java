package dev.blotter.position.web;

import dev.blotter.http.RequestProblem;
import dev.blotter.http.Texts;
import dev.blotter.kernel.Quantity;
import dev.blotter.trading.ClosePosition.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How much of a position a client asks to close: a quantity, a percentage, or all of it where both
 * are null.
 */
record ClosingPart(@Nullable Quantity qty, @Nullable BigDecimal percentage) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Reads what was asked; a 400 where that is no part of a position. */
  static ClosingPart parse(@Nullable String qty, @Nullable String percentage) {
    if (qty != null && percentage != null) {
      throw RequestProblem.parameter("percentage", "cannot go with qty");
    }
    return new ClosingPart(
        qty == null ? null : quantity(qty), percentage == null ? null : percentage(percentage));
  }

  Size size() {
    if (qty != null) {
      return new Size.Units(qty);
    }
    return percentage == null ? new Size.All() : new Size.Percentage(percentage);
  }

  private static Quantity quantity(String text) {
    return Quantity.parse(text)
        .orElseThrow(() -> RequestProblem.parameter("qty", "must be a decimal"));
  }

  private static BigDecimal percentage(String text) {
    return Texts.decimal(text)
        .filter(value -> value.signum() > 0 && value.compareTo(HUNDRED) <= 0)
        .map(BigDecimal::stripTrailingZeros)
        .orElseThrow(
            () -> RequestProblem.parameter("percentage", "must be above 0 and 100 at most"));
  }
}
