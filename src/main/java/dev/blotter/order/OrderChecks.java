package dev.blotter.order;

import dev.blotter.kernel.Rejection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reasons to refuse that lie in how the order stands; each empty where there is none. */
final class OrderChecks {

  private OrderChecks() {}

  /** Refused once the order is cancelled, expired, refused, or its only day is over. */
  static Optional<Rejection> notOver(Order order) {
    return order.ended()
        ? refuse(order, OrderRejection.ORDER_NOT_ACTIVE, "The order is " + word(order) + ".")
        : Optional.empty();
  }

  /** Refused where nothing is left to be executed, and nothing can be by what is pending. */
  static Optional<Rejection> notFilled(Order order) {
    return order.filledForGood()
        ? refuse(order, OrderRejection.ORDER_ALREADY_FILLED, "The order is filled.")
        : Optional.empty();
  }

  /** Refused while the venue owes an answer. */
  static Optional<Rejection> nothingPending(Order order) {
    if (order.pendingCancel() != null) {
      return refuse(
          order, OrderRejection.CANCEL_IN_PROGRESS, "A cancellation of the order is pending.");
    }
    return order.pendingReplace() == null
        ? Optional.empty()
        : refuse(
            order, OrderRejection.REPLACE_IN_PROGRESS, "A replacement of the order is pending.");
  }

  /** Refused where another stop is asked for of an order that has reached the one it had. */
  static Optional<Rejection> notTriggered(Order order, Replacement asked) {
    return order.lifecycle().triggered() && asked.changesStop()
        ? Optional.of(
            Rejection.of(
                OrderRejection.ILLEGAL_TRANSITION,
                "The stop was reached: the order waits for it no longer.",
                Map.of("status", order.status().name())))
        : Optional.empty();
  }

  /** Refused where an exit is asked to have another quantity: its group says how much it closes. */
  static Optional<Rejection> ownsQuantity(Order order, Replacement asked) {
    return order.exit() && asked.changesQuantity()
        ? Optional.of(
            Rejection.ofField(
                OrderRejection.GROUP_SETS_QUANTITY,
                "qty",
                "The quantity of an exit follows from its group: replace its entry's."))
        : Optional.empty();
  }

  /** The refusal of a report that cannot be true of the order as it stands. */
  static Rejection illegal(Order order, String what) {
    return refusal(
        order,
        OrderRejection.ILLEGAL_TRANSITION,
        "An order that is %s cannot be %s.".formatted(word(order), what));
  }

  private static Optional<Rejection> refuse(Order order, OrderRejection code, String message) {
    return Optional.of(refusal(order, code, message));
  }

  private static Rejection refusal(Order order, OrderRejection code, String message) {
    return Rejection.of(code, message, Map.of("status", order.status().name()));
  }

  private static String word(Order order) {
    return order.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
