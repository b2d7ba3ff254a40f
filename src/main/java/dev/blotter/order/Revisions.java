package dev.blotter.order;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.order.OrderEvent.OrderInitialized;
import dev.blotter.order.OrderEvent.OrderRestated;
import dev.blotter.order.OrderEvent.OrderUpdated;
import dev.blotter.order.OrderRevision.Cause;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the terms that an order had, one after the other, from its events. */
public final class Revisions {

  private final List<OrderRevision> found = new ArrayList<>();
  private int revision;

  private Revisions() {}

  /**
   * The terms as placed, then after each replacement and restatement.
   *
   * @param history the order's events, oldest first
   */
  public static List<OrderRevision> of(List<RecordedEvent> history) {
    var revisions = new Revisions();
    history.forEach(revisions::add);
    return List.copyOf(revisions.found);
  }

  private void add(RecordedEvent recorded) {
    switch (recorded.event()) {
      case OrderInitialized e -> add(recorded, e.terms(), Cause.PLACED, null);
      case OrderUpdated e -> {
        revision = e.revision();
        add(recorded, e.terms(), Cause.REPLACED, null);
      }
      case OrderRestated e -> add(recorded, e.terms(), Cause.RESTATED, e.reason());
      default -> {}
    }
  }

  private void add(RecordedEvent recorded, OrderTerms terms, Cause cause, @Nullable String reason) {
    found.add(
        new OrderRevision(
            revision,
            cause,
            reason,
            terms.quantity(),
            terms.limitPrice(),
            terms.stopPrice(),
            terms.timeInForce(),
            terms.expireAt(),
            recorded.occurredAt(),
            recorded.version()));
  }
}
