package dev.blotter.order;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The terms that an order had from one event on, as clients see them.
 *
 * @param revision how many replacements were confirmed; a restatement does not raise it
 * @param reason the venue's, for a restatement; else null
 * @param stopPrice the client's, or that to which the venue has trailed it
 * @param version the order's, from which on they hold
 */
public record OrderRevision(
    int revision,
    Cause cause,
    @Nullable String reason,
    Quantity qty,
    @Nullable Price limitPrice,
    @Nullable Price stopPrice,
    @Nullable Price trailPrice,
    @Nullable BigDecimal trailPercent,
    TimeInForce timeInForce,
    @Nullable Instant expireAt,
    Instant occurredAt,
    long version) {

  /** What gave an order its terms. */
  public enum Cause {
    PLACED,
    REPLACED,
    RESTATED
  }
}
