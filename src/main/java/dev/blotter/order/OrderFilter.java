package dev.blotter.order;

import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.kernel.TimeOrder;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which orders of a user, and in which order.
 *
 * @param symbol of that instrument; null for any
 * @param side null for both
 * @param groupId those that were placed together, by the id of the first; null for any
 * @param placed when they were placed
 * @param updated when they were changed last, by the clock of the log
 */
public record OrderFilter(
    StatusFilter status,
    @Nullable Symbol symbol,
    @Nullable Side side,
    @Nullable UUID groupId,
    Between placed,
    Between updated,
    TimeOrder order) {

  /**
   * A time between two moments, which are left out themselves.
   *
   * @param after null for any time up to the other
   * @param before null for any time from the other on
   */
  public record Between(@Nullable Instant after, @Nullable Instant before) {

    /** At any time, a time that is not known included. */
    public static final Between ANY = new Between(null, null);

    boolean holds(@Nullable Instant time) {
      return (after == null || (time != null && time.isAfter(after)))
          && (before == null || (time != null && time.isBefore(before)));
    }
  }

  /** Whether any order is one of them. */
  public boolean isAll() {
    return equals(any(StatusFilter.ALL, null, order));
  }

  /** Whether the order is one of them. */
  public boolean matches(OrderView order) {
    return status.holds(order)
        && (symbol == null || symbol.equals(order.symbol()))
        && (side == null || side == order.side())
        && (groupId == null || groupId.equals(order.groupId()))
        && placed.holds(order.placedAt())
        && updated.holds(order.updatedAt());
  }

  /** The same, but of that instrument and that side; null for any. */
  public OrderFilter of(@Nullable Symbol otherSymbol, @Nullable Side otherSide) {
    return new OrderFilter(status, otherSymbol, otherSide, groupId, placed, updated, order);
  }

  /** Orders of these statuses, the newest first. */
  public static OrderFilter having(StatusFilter status) {
    return any(status, null, TimeOrder.NEWEST_FIRST);
  }

  /** The orders that were placed together with that first one, the newest first. */
  static OrderFilter ofGroup(UUID groupId) {
    return any(StatusFilter.ALL, groupId, TimeOrder.NEWEST_FIRST);
  }

  /** Active orders, the newest first. */
  public static OrderFilter onlyActive() {
    return having(StatusFilter.ACTIVE);
  }

  /** All orders, the newest first. */
  public static OrderFilter all() {
    return having(StatusFilter.ALL);
  }

  private static OrderFilter any(StatusFilter status, @Nullable UUID groupId, TimeOrder order) {
    return new OrderFilter(status, null, null, groupId, Between.ANY, Between.ANY, order);
  }
}
