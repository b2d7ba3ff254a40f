package dev.blotter.order.web;

import dev.blotter.http.RequestProblem;
import dev.blotter.order.OrderStatus;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which statuses a list shows.
 *
 * @param active only active orders, or only those that are over; null for both
 * @param exact only these; empty for any
 */
record StatusFilter(@Nullable Boolean active, Set<OrderStatus> exact) {

  /** {@code active}, {@code closed}, {@code all}, or statuses by name, parted by commas. */
  static StatusFilter parse(String text) {
    return switch (text) {
      case "active" -> new StatusFilter(true, Set.of());
      case "closed" -> new StatusFilter(false, Set.of());
      case "all" -> new StatusFilter(null, Set.of());
      default -> new StatusFilter(null, exact(text));
    };
  }

  private static Set<OrderStatus> exact(String text) {
    var statuses = EnumSet.noneOf(OrderStatus.class);
    for (var name : text.split(",", -1)) {
      statuses.add(
          Arrays.stream(OrderStatus.values())
              .filter(status -> status.name().equals(name))
              .findFirst()
              .orElseThrow(StatusFilter::unknown));
    }
    return statuses;
  }

  private static RequestProblem unknown() {
    return RequestProblem.parameter(
        "status",
        "must be active, closed, all, or some of " + Arrays.toString(OrderStatus.values()));
  }
}
