package dev.blotter.order;

import dev.blotter.kernel.Rejection;
import java.util.Optional;

/** Refuses what is asked because of one field of it. */
final class FieldRefusal {

  private FieldRefusal() {}

  static Optional<Rejection> of(OrderRejection code, String field, String message) {
    return Optional.of(Rejection.ofField(code, field, message));
  }

  /** The same where that holds; empty where it does not. */
  static Optional<Rejection> when(
      boolean condition, OrderRejection code, String field, String message) {
    return condition ? of(code, field, message) : Optional.empty();
  }
}
