package dev.blotter.order;

import org.jspecify.annotations.Nullable;

/**
 * A replacement that the venue has not answered yet. Until it is confirmed the order's own terms
 * hold (FIX C.1.b).
 *
 * @param requested the terms asked for, as a whole
 */
public record PendingReplace(String requestId, OrderTerms requested) {

  /**
   * The same request once the order itself was restated: a quantity that it did not ask to change
   * follows the order's, and everything follows a change of units.
   */
  PendingReplace restated(OrderTerms before, OrderTerms after, @Nullable Split units) {
    var follows = requested.quantity().equals(before.quantity());
    var scaled = units == null ? requested : units.of(requested);
    return new PendingReplace(requestId, follows ? scaled.withQuantity(after.quantity()) : scaled);
  }
}
