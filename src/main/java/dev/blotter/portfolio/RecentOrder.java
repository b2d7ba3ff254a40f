package dev.blotter.portfolio;

import dev.blotter.kernel.Ids;
import java.time.Instant;
import java.util.UUID;

/**
 * An order that was placed lately.
 *
 * @param intent what it asked for, as a text that is the same for orders for the same
 */
public record RecentOrder(UUID orderId, String intent) {

  /** The millisecond in its id. */
  public Instant placedAt() {
    return Ids.createdAt(orderId);
  }
}
