package dev.blotter.order;

import dev.blotter.kernel.Commission;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as clients see it. What is null is left out.
 *
 * @param currency what its prices are in; null only where the symbol names no currency
 * @param instrumentVersion the version of the instrument by whose rules it was placed, or null
 *     where none was known
 * @param qty the total, executed or not
 * @param stopPrice the client's, or that to which the venue has trailed it
 * @param trailPrice how far a trailing stop stays behind the best price
 * @param trailPercent the same in hundredths of that price
 * @param hwm the best price for a trailing stop so far, as the venue says
 * @param postOnly it may only rest: the venue refuses it where it would be executed at once
 * @param extendedHours it may be executed before and after the session too
 * @param filledQty executed of {@code qty}
 * @param overfillQty executed by the venue beyond {@code qty}
 * @param filledAvgPrice of all that is executed, to ten decimals
 * @param commission the total by currency, exactly as it was charged; empty where there is none
 * @param revision how many replacements were confirmed
 * @param version the order's version: its ETag
 * @param pendingReplace the terms of the replacement that the venue has not answered yet
 * @param orderClass SIMPLE for an order of its own; only of another the group's fields are there
 * @param groupId the id of the group's first order
 * @param parentId the entry that an exit belongs to
 * @param linkedOrderIds the others of the group
 * @param groupOverfillQty of an exit: what the exits executed together beyond what they were to
 *     close
 * @param unguardedQty of an entry: what is open and no exit closes, since all have ended
 * @param legs the others as they were placed, in the answer to that alone
 */
public record OrderView(
    UUID orderId,
    String clientOrderId,
    UUID userId,
    UUID portfolioId,
    @Nullable String venueOrderId,
    @Nullable String tag,
    Symbol symbol,
    @Nullable Currency currency,
    @Nullable Integer instrumentVersion,
    Side side,
    OrderType type,
    TimeInForce timeInForce,
    @Nullable Instant expireAt,
    boolean reduceOnly,
    boolean postOnly,
    boolean extendedHours,
    Quantity qty,
    @Nullable Price limitPrice,
    @Nullable Price stopPrice,
    @Nullable Price trailPrice,
    @Nullable BigDecimal trailPercent,
    @Nullable Price hwm,
    OrderStatus status,
    @Nullable StatusReason statusReason,
    boolean active,
    boolean triggered,
    Quantity filledQty,
    @Nullable Quantity overfillQty,
    Quantity leavesQty,
    @Nullable Price filledAvgPrice,
    List<Commission> commission,
    int revision,
    @Nullable PendingTerms pendingReplace,
    Instant placedAt,
    @Nullable Instant submittedAt,
    @Nullable Instant acceptedAt,
    @Nullable Instant firstFillAt,
    @Nullable Instant executedAt,
    @Nullable Instant canceledAt,
    @Nullable Instant expiredAt,
    @Nullable Instant rejectedAt,
    @Nullable Instant updatedAt,
    long version,
    OrderClass orderClass,
    @Nullable UUID groupId,
    @Nullable GroupRole role,
    @Nullable UUID parentId,
    @Nullable List<UUID> linkedOrderIds,
    @Nullable Quantity groupOverfillQty,
    @Nullable Quantity unguardedQty,
    @Nullable List<OrderView> legs) {

  /** What a pending replacement asks for. */
  public record PendingTerms(
      Quantity qty,
      @Nullable Price limitPrice,
      @Nullable Price stopPrice,
      @Nullable Price trailPrice,
      @Nullable BigDecimal trailPercent,
      TimeInForce timeInForce,
      @Nullable Instant expireAt) {

    static @Nullable PendingTerms of(@Nullable PendingReplace pending) {
      if (pending == null) {
        return null;
      }
      var asked = pending.requested();
      var trail = asked.trail();
      return new PendingTerms(
          asked.quantity(),
          asked.limitPrice(),
          asked.stopPrice(),
          trail == null ? null : trail.price(),
          trail == null ? null : trail.percent(),
          asked.timeInForce(),
          asked.expireAt());
    }
  }

  /** True for an exit that waits for the entry of its group. */
  boolean waits() {
    return OrderLifecycle.WAITS_FOR_ENTRY.equals(statusReason);
  }

  /** The order without the times that the log assigns. */
  public static OrderView of(Order order, long version) {
    return of(order, OrderTimes.placed(order.placedAt()), version);
  }

  public static OrderView of(Order order, OrderTimes times, long version) {
    return of(order, times, version, null);
  }

  /**
   * The first order of a group as it is placed.
   *
   * @param legs the others; none for an order of its own
   */
  public static OrderView withLegs(Order order, long version, List<OrderView> legs) {
    var times = OrderTimes.placed(order.placedAt());
    return of(order, times, version, legs.isEmpty() ? null : List.copyOf(legs));
  }

  private static OrderView of(
      Order order, OrderTimes times, long version, @Nullable List<OrderView> legs) {
    var group = order.group();
    var terms = order.terms();
    var trail = terms.trail();
    var quotation = order.quotation();
    var figures = order.figures();
    return new OrderView(
        order.orderId(),
        order.clientOrderId(),
        order.userId(),
        order.portfolioId(),
        order.lifecycle().venueOrderId(),
        order.tag(),
        terms.symbol(),
        quotation == null ? null : quotation.currency(),
        quotation == null ? null : quotation.instrumentVersion(),
        terms.side(),
        terms.type(),
        terms.timeInForce(),
        terms.expireAt(),
        terms.reduceOnly(),
        terms.postOnly(),
        terms.extendedHours(),
        figures.quantity(),
        terms.limitPrice(),
        order.stopPrice(),
        trail == null ? null : trail.price(),
        trail == null ? null : trail.percent(),
        order.trailed() == null ? null : order.trailed().hwm(),
        figures.status(),
        order.lifecycle().reason(),
        order.active(),
        order.lifecycle().triggered(),
        figures.cumQty(),
        figures.overfillQty(),
        figures.leavesQty(),
        figures.avgPx(),
        order.executions().commissions(),
        order.revision(),
        PendingTerms.of(order.pendingReplace()),
        times.placedAt(),
        times.submittedAt(),
        times.acceptedAt(),
        times.firstFillAt(),
        times.executedAt(),
        times.canceledAt(),
        times.expiredAt(),
        times.rejectedAt(),
        times.updatedAt(),
        version,
        OrderGroup.classOf(group),
        OrderGroup.part(group, OrderGroup::groupId),
        OrderGroup.part(group, OrderGroup::role),
        OrderGroup.part(group, OrderGroup::parentId),
        OrderGroup.part(group, OrderGroup::linkedOrderIds),
        OrderGroup.part(group, OrderGroup::overfill),
        OrderGroup.part(group, OrderGroup::unguarded),
        legs);
  }
}
