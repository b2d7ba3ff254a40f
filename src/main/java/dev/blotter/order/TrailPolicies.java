package dev.blotter.order;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Rejection;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules about trails. */
final class TrailPolicies {

  private TrailPolicies() {}

  static Optional<Rejection> trailGoesWithType(OrderTerms terms, Instant now) {
    var trail = terms.trail();
    if (terms.type() != OrderType.TRAILING_STOP) {
      return none(trail);
    }
    boolean one = trail != null && (trail.price() == null) != (trail.percent() == null);
    return one
        ? Optional.empty()
        : FieldRefusal.of(
            OrderRejection.TRAIL_REQUIRED,
            "trail_price",
            "A trailing stop needs trail_price or trail_percent, not both.");
  }

  /** The refusal of a trail where there can be none. */
  static Optional<Rejection> none(@Nullable Trail trail) {
    return trail == null
        ? Optional.empty()
        : FieldRefusal.of(
            OrderRejection.TRAIL_NOT_ALLOWED,
            trail.price() == null ? "trail_percent" : "trail_price",
            "An order of this type has none.");
  }

  static Optional<Rejection> trailIsADistance(OrderTerms terms, Instant now) {
    var trail = terms.trail();
    if (trail == null) {
      return Optional.empty();
    }
    if (trail.percent() != null && !trail.isPercentage()) {
      return FieldRefusal.of(
          OrderRejection.OUT_OF_RANGE,
          "trail_percent",
          "The percentage must be above 0 and below 100, with up to four decimals.");
    }
    return Optional.ofNullable(trail.price())
        .filter(Price::isZero)
        .flatMap(
            none ->
                FieldRefusal.of(
                    OrderRejection.PRICE_NOT_POSITIVE,
                    "trail_price",
                    "The price must be greater than zero."));
  }
}
