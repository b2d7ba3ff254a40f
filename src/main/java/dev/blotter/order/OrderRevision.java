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
 * @param qty the total, executed or not
 * @param limitPrice null where its type has none
 * @param stopPrice the client's, or that to which the venue has trailed it
 * @param trailPrice how far the stop trails, in the quote currency; null where it does not, or by a
 *     percentage
 * @param trailPercent the same in percent: 1 is one percent
 * @param expireAt null where the time in force names no moment
 * @param version the order's version from which on they hold
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
