package dev.blotter.order;

import dev.blotter.kernel.Rejection;
import dev.blotter.order.OrderCommand.ReplaceOrder;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The terms that a request to replace asks for: what it names, and the present ones otherwise. */
record Replacement(OrderTerms present, ReplaceOrder request) {

  /** Refused where the request changes nothing, or makes a resting order immediate. */
  Optional<Rejection> refusal() {
    if (asked().equals(seen())) {
      return Optional.of(
          Rejection.of(OrderRejection.NOTHING_TO_REPLACE, "The request changes nothing."));
    }
    return timeInForce().immediate() && !present.timeInForce().immediate()
        ? Optional.of(
            Rejection.ofField(
                OrderRejection.UNSUPPORTED_TIME_IN_FORCE,
                "time_in_force",
                "An order that rests cannot become immediate."))
        : Optional.empty();
  }

  /** The terms as the client sees them: with an expiry time for GTD only. */
  OrderTerms asked() {
    return new OrderTerms(
        present.symbol(),
        present.side(),
        present.type(),
        timeInForce(),
        Objects.requireNonNullElse(request.quantity(), present.quantity()),
        request.limitPrice() == null ? present.limitPrice() : request.limitPrice(),
        request.stopPrice() == null ? present.stopPrice() : request.stopPrice(),
        expireAt(),
        present.reduceOnly(),
        request.trail() == null ? present.trail() : request.trail(),
        present.handling());
  }

  /** The terms with the expiry that follows; an order of the same kind keeps the one it has. */
  OrderTerms terms(OrderPolicies policies, Instant now) {
    var asked = asked();
    var kept = timeInForce() == present.timeInForce() && timeInForce() != TimeInForce.GTD;
    return asked.withExpireAt(kept ? present.expireAt() : policies.expiry(asked, now));
  }

  private TimeInForce timeInForce() {
    return Objects.requireNonNullElse(request.timeInForce(), present.timeInForce());
  }

  private @Nullable Instant expireAt() {
    if (request.expireAt() != null) {
      return request.expireAt();
    }
    var stays = timeInForce() == TimeInForce.GTD && present.timeInForce() == TimeInForce.GTD;
    return stays ? present.expireAt() : null;
  }

  /** Whether another quantity is asked for than the present one. */
  boolean changesQuantity() {
    return !asked().quantity().equals(present.quantity());
  }

  /** Whether it is to wait for another price, or to trail in another way. */
  boolean changesStop() {
    var asked = asked();
    return !(Objects.equals(asked.stopPrice(), present.stopPrice())
        && Objects.equals(asked.trail(), present.trail()));
  }

  /** The present terms as the client sees them. */
  private OrderTerms seen() {
    return present.timeInForce() == TimeInForce.GTD ? present : present.withExpireAt(null);
  }
}
