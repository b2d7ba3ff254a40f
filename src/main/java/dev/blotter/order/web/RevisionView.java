package dev.blotter.order.web;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.order.OrderEvent;
import dev.blotter.order.OrderEvent.OrderInitialized;
import dev.blotter.order.OrderEvent.OrderRestated;
import dev.blotter.order.OrderEvent.OrderUpdated;
import dev.blotter.order.OrderTerms;
import dev.blotter.order.TimeInForce;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The terms that an order had from some moment on. */
@Schema(description = "The terms that an order had from some moment on")
record RevisionView(
    @Schema(description = "What brought them: OrderInitialized, OrderUpdated or OrderRestated")
        String cause,
    @Schema(implementation = String.class, examples = "20") Quantity qty,
    @Schema(implementation = String.class) @Nullable Price limitPrice,
    @Schema(implementation = String.class) @Nullable Price stopPrice,
    TimeInForce timeInForce,
    @Nullable Instant expireAt,
    Instant since,
    @Schema(description = "The order's version after it") long version) {

  /** The revision that an event begins, or empty where the terms stay. */
  static Optional<RevisionView> of(OrderEvent event, RecordedEvent recorded) {
    return switch (event) {
      case OrderInitialized placed -> Optional.of(of(placed.terms(), recorded));
      case OrderUpdated updated -> Optional.of(of(updated.terms(), recorded));
      case OrderRestated restated -> Optional.of(of(restated.terms(), recorded));
      default -> Optional.empty();
    };
  }

  private static RevisionView of(OrderTerms terms, RecordedEvent recorded) {
    return new RevisionView(
        recorded.event().type(),
        terms.quantity(),
        terms.limitPrice(),
        terms.stopPrice(),
        terms.timeInForce(),
        terms.expireAt(),
        recorded.occurredAt(),
        recorded.version());
  }
}
