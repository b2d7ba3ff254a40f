package dev.blotter.order;

import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import dev.blotter.order.OrderEvent.OrderCanceled;
import dev.blotter.order.OrderEvent.OrderGroupDiverged;
import dev.blotter.order.OrderEvent.OrderPendingCancel;
import dev.blotter.order.OrderEvent.OrderPendingUpdate;
import dev.blotter.order.OrderEvent.OrderReinstated;
import dev.blotter.order.OrderEvent.OrderRestated;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the service does to one order for the sake of others in its group. What a venue has it asks
 * for, as a client would; what is held is in its own hands.
 */
public final class GroupSteps {

  /** Why a held exit is restated: it follows its entry's quantity, units and execution. */
  private static final String FOLLOWS_ENTRY = "FOLLOWS_ENTRY";

  private static final String ENTRY_EXECUTED = "ENTRY_EXECUTED";

  private GroupSteps() {}

  /** Asks the venue for its cancellation. */
  public static List<OrderEvent> askCancel(Order order, String requestId) {
    return Draft.of(order).then(figures -> new OrderPendingCancel(requestId, figures)).events();
  }

  /**
   * Asks the venue for another quantity.
   *
   * @param quantity the new total, executed or not
   */
  public static List<OrderEvent> askQuantity(Order order, Quantity quantity, String requestId) {
    var terms = order.terms().withQuantity(quantity);
    return Draft.of(order)
        .then(figures -> new OrderPendingUpdate(requestId, terms, figures))
        .events();
  }

  /** Ends a held exit, which no venue has to be asked for. */
  public static List<OrderEvent> end(Order held, String code, String text) {
    return Draft.of(held)
        .then(figures -> new OrderCanceled(code, text, held.leavesQty(), figures))
        .events();
  }

  /** Has a held exit wait for that quantity; no event where it does already. */
  public static List<OrderEvent> resize(Order held, Quantity quantity) {
    return following(held, held.terms().withQuantity(quantity)).events();
  }

  /** Lets a held exit go to a venue, with that quantity: from now on it has an end of its own. */
  public static List<OrderEvent> release(
      Order held, Quantity quantity, OrderPolicies policies, Instant now) {
    var terms = held.terms().withQuantity(quantity);
    return following(held, terms.withExpireAt(policies.expiry(terms, now)))
        .then(figures -> new OrderReinstated(ENTRY_EXECUTED, null, figures))
        .events();
  }

  /** Tells on an order that its group has gone beyond what it can help, or no longer has. */
  public static List<OrderEvent> diverged(
      Order order, @Nullable Quantity overfill, @Nullable Quantity unguarded) {
    return Draft.of(order)
        .then(figures -> new OrderGroupDiverged(overfill, unguarded, figures))
        .events();
  }

  private static Draft following(Order held, OrderTerms terms) {
    var draft = Draft.of(held);
    return held.terms().equals(terms)
        ? draft
        : draft.then(figures -> new OrderRestated(FOLLOWS_ENTRY, null, null, terms, null, figures));
  }

  /**
   * Brings a held exit to the units that its entry has since a split.
   *
   * @return no event where a number of it cannot be kept in those units
   */
  public static List<OrderEvent> split(Order held, Ratio ratio) {
    var units = new Split(ratio);
    return units.fits(held)
        ? Draft.of(held)
            .then(
                figures ->
                    new OrderRestated(
                        FOLLOWS_ENTRY, null, ratio, units.of(held.terms()), null, figures))
            .events()
        : List.of();
  }
}
