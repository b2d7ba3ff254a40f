package dev.blotter.order;

import dev.blotter.kernel.Rejection;
import java.time.Instant;
import java.util.Optional;

/** The rules about how a venue shall handle an order. */
final class HandlingPolicies {

  private HandlingPolicies() {}

  static Optional<Rejection> postOnlyGoesWithAnOrderThatRests(OrderTerms terms, Instant now) {
    boolean rests = terms.type() == OrderType.LIMIT && !terms.timeInForce().immediate();
    return terms.postOnly() && !rests
        ? FieldRefusal.of(
            OrderRejection.POST_ONLY_NOT_ALLOWED,
            "post_only",
            "Only a limit order that may rest can be post-only.")
        : Optional.empty();
  }

  static Optional<Rejection> extendedHoursGoWithALimit(OrderTerms terms, Instant now) {
    boolean allowed =
        terms.type() == OrderType.LIMIT
            && (terms.timeInForce() == TimeInForce.DAY || terms.timeInForce() == TimeInForce.GTC);
    return terms.extendedHours() && !allowed
        ? FieldRefusal.of(
            OrderRejection.EXTENDED_HOURS_NOT_ALLOWED,
            "extended_hours",
            "Only a limit order for the day or until it is cancelled can have extended hours.")
        : Optional.empty();
  }
}
