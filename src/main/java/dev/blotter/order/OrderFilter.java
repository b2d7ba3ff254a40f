package dev.blotter.order;

import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.kernel.TimeOrder;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which orders of a user.
 *
 * @param active true for active ones, false for closed ones, null for both
 * @param statuses exactly these; empty for any
 * @param groupId those that were placed together, by the id of the first; null for any
 * @param placedAfter placed after that, the moment itself left out; null for any time
 * @param placedBefore placed before that, the moment itself left out; null for any time
 * @param updatedAfter changed last after that by the clock of the log, the moment itself left out;
 *     null for any time
 * @param updatedBefore changed last before that, likewise
 */
public record OrderFilter(
    @Nullable Boolean active,
    Set<OrderStatus> statuses,
    @Nullable Symbol symbol,
    @Nullable Side side,
    @Nullable UUID groupId,
    @Nullable Instant placedAfter,
    @Nullable Instant placedBefore,
    @Nullable Instant updatedAfter,
    @Nullable Instant updatedBefore,
    TimeOrder order) {

  public OrderFilter {
    statuses = Set.copyOf(statuses);
  }

  /** Whenever they were changed last. */
  public OrderFilter(
      @Nullable Boolean active,
      Set<OrderStatus> statuses,
      @Nullable Symbol symbol,
      @Nullable Side side,
      @Nullable Instant placedAfter,
      TimeOrder order) {
    this(active, statuses, symbol, side, null, placedAfter, null, null, null, order);
  }

  /** Whether any order is one of them. */
  public boolean isAll() {
    return equals(new OrderFilter(null, Set.of(), null, null, null, order));
  }

  /** Whether the order is one of them. */
  public boolean matches(OrderView order) {
    return isPlacedWithin(order)
        && (symbol == null || symbol.equals(order.symbol()))
        && (side == null || side == order.side())
        && (groupId == null || groupId.equals(order.groupId()))
        && (active == null || active == order.active())
        && (statuses.isEmpty() || statuses.contains(order.status()))
        && isUpdatedWithin(order.updatedAt());
  }

  private boolean isPlacedWithin(OrderView order) {
    return (placedAfter == null || order.placedAt().isAfter(placedAfter))
        && (placedBefore == null || order.placedAt().isBefore(placedBefore));
  }

  private boolean isUpdatedWithin(@Nullable Instant changed) {
    return (updatedAfter == null || (changed != null && changed.isAfter(updatedAfter)))
        && (updatedBefore == null || (changed != null && changed.isBefore(updatedBefore)));
  }

  /** The same, but of that instrument and that side; null for any. */
  public OrderFilter of(@Nullable Symbol otherSymbol, @Nullable Side otherSide) {
    return new OrderFilter(
        active,
        statuses,
        otherSymbol,
        otherSide,
        groupId,
        placedAfter,
        placedBefore,
        updatedAfter,
        updatedBefore,
        order);
  }

  /** Orders of one status, the newest first. */
  static OrderFilter ofStatus(OrderStatus status) {
    return new OrderFilter(null, Set.of(status), null, null, null, TimeOrder.NEWEST_FIRST);
  }

  /** The orders that were placed together with that first one, the newest first. */
  static OrderFilter ofGroup(UUID groupId) {
    return new OrderFilter(
        null, Set.of(), null, null, groupId, null, null, null, null, TimeOrder.NEWEST_FIRST);
  }

  /** Active orders, the newest first. */
  public static OrderFilter onlyActive() {
    return new OrderFilter(true, Set.of(), null, null, null, TimeOrder.NEWEST_FIRST);
  }

  /** All orders, the newest first. */
  public static OrderFilter all() {
    return new OrderFilter(null, Set.of(), null, null, null, TimeOrder.NEWEST_FIRST);
  }
}
