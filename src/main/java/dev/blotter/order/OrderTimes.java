package dev.blotter.order;

import dev.blotter.order.OrderEvent.OrderCanceled;
import dev.blotter.order.OrderEvent.OrderExpired;
import dev.blotter.order.OrderEvent.OrderFilled;
import dev.blotter.order.OrderEvent.OrderRejected;
import dev.blotter.order.OrderEvent.OrderSubmitted;
import dev.blotter.order.OrderEvent.OrderTriggered;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When an order took its steps; null for those it has not taken. The log assigns the times, so they
 * are known to whoever reads it and not to the order itself.
 *
 * @param placedAt the millisecond in the order's id
 * @param submittedAt when a venue said that it had received it
 * @param acceptedAt when it was acknowledged, or first executed where that came before
 * @param firstFillAt the first fill, busted or not
 * @param executedAt the last fill, busted or not
 * @param canceledAt the end, where it was a cancel
 * @param expiredAt the end, where its time was over
 * @param rejectedAt the end, where the venue did not accept it
 * @param updatedAt the last event of any kind
 */
public record OrderTimes(
    Instant placedAt,
    @Nullable Instant submittedAt,
    @Nullable Instant acceptedAt,
    @Nullable Instant firstFillAt,
    @Nullable Instant executedAt,
    @Nullable Instant canceledAt,
    @Nullable Instant expiredAt,
    @Nullable Instant rejectedAt,
    @Nullable Instant updatedAt) {

  /** Those of an order of which nothing but its id is known. */
  public static OrderTimes placed(Instant at) {
    return new OrderTimes(at, null, null, null, null, null, null, null, null);
  }

  /**
   * The times once this event has happened.
   *
   * @param at the venue's time of the fact, or that of the log
   */
  public OrderTimes after(OrderEvent event, Instant at) {
    var accepted =
        event instanceof OrderEvent.OrderAccepted
            || event instanceof OrderTriggered
            || event instanceof OrderFilled;
    var filled = event instanceof OrderFilled;
    return new OrderTimes(
        placedAt,
        first(submittedAt, event instanceof OrderSubmitted, at),
        accepted ? earlier(acceptedAt, at) : acceptedAt,
        filled ? earlier(firstFillAt, at) : firstFillAt,
        filled ? later(executedAt, at) : executedAt,
        first(canceledAt, event instanceof OrderCanceled, at),
        first(expiredAt, event instanceof OrderExpired, at),
        first(rejectedAt, event instanceof OrderRejected, at),
        at);
  }

  // A venue may report what it did before after what it did later.
  private static Instant earlier(@Nullable Instant known, Instant at) {
    return known != null && known.isBefore(at) ? known : at;
  }

  private static Instant later(@Nullable Instant known, Instant at) {
    return known != null && known.isAfter(at) ? known : at;
  }

  private static @Nullable Instant first(@Nullable Instant known, boolean now, Instant at) {
    return known == null && now ? at : known;
  }
}
