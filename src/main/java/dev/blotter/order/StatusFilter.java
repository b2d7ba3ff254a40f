package dev.blotter.order;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which statuses a list shows.
 *
 * @param active only active orders, or only those that are over; null for both
 * @param exact only these; empty for any
 */
public record StatusFilter(@Nullable Boolean active, Set<OrderStatus> exact) {

  /** What {@link #parse} understands. */
  public static final String WORDS =
      "must be active, closed, all, or some of " + Arrays.toString(OrderStatus.values());

  static final StatusFilter ALL = new StatusFilter(null, Set.of());
  static final StatusFilter ACTIVE = new StatusFilter(true, Set.of());
  private static final StatusFilter CLOSED = new StatusFilter(false, Set.of());

  public StatusFilter {
    exact = Set.copyOf(exact);
  }

  /** Only that one. */
  public static StatusFilter of(OrderStatus status) {
    return new StatusFilter(null, Set.of(status));
  }

  /** The same filter, which says so where nothing but active orders has one of its statuses. */
  StatusFilter explicit() {
    boolean onlyActive =
        active == null && !exact.isEmpty() && exact.stream().allMatch(OrderStatus::isAlwaysActive);
    return onlyActive ? new StatusFilter(true, exact) : this;
  }

  /** Whether the order has such a status. */
  boolean holds(OrderView order) {
    return (active == null || active == order.active())
        && (exact.isEmpty() || exact.contains(order.status()));
  }

  /**
   * {@code active}, {@code closed}, {@code all}, or statuses by name, parted by commas; empty where
   * it is something else.
   */
  public static Optional<StatusFilter> parse(String text) {
    return switch (text) {
      case "active" -> Optional.of(ACTIVE);
      case "closed" -> Optional.of(CLOSED);
      case "all" -> Optional.of(ALL);
      default -> exact(text);
    };
  }

  private static Optional<StatusFilter> exact(String text) {
    var statuses = EnumSet.noneOf(OrderStatus.class);
    for (var name : text.split(",", -1)) {
      var found =
          Arrays.stream(OrderStatus.values())
              .filter(status -> status.name().equals(name))
              .findFirst();
      if (found.isEmpty()) {
        return Optional.empty();
      }
      statuses.add(found.get());
    }
    return Optional.of(new StatusFilter(null, statuses));
  }
}
