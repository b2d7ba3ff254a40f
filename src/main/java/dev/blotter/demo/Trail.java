package dev.blotter.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a trailing stop follows the price.
 *
 * @param price how far it stays behind the best price, or null where it is told in hundredths
 * @param percent the same in hundredths of that price, or null
 * @param best the best price so far, or null before the venue has said any
 */
record Trail(@Nullable BigDecimal price, @Nullable BigDecimal percent, @Nullable BigDecimal best) {

  /** That of an order, or null where it does not trail. */
  static @Nullable Trail of(JsonNode order) {
    return order.path("type").asText().equals("TRAILING_STOP")
        ? new Trail(
            Order.decimal(order, "trail_price"),
            Order.decimal(order, "trail_percent"),
            Order.decimal(order, "hwm"))
        : null;
  }

  /** The best price once that one is paid: the lowest for a purchase, the highest for a sale. */
  BigDecimal best(Side side, BigDecimal last) {
    return best == null ? last : side.better(best, last);
  }

  /** Where the stop is at that best price, in whole ticks. */
  BigDecimal stop(Side side, BigDecimal bestNow, Instrument instrument) {
    return instrument.rounded(bestNow.add(side.signed(behind(bestNow))));
  }

  private BigDecimal behind(BigDecimal bestNow) {
    return percent == null
        ? Objects.requireNonNull(price)
        : bestNow.multiply(percent.movePointLeft(2));
  }
}
