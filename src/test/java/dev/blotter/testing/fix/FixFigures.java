package dev.blotter.testing.fix;

import dev.blotter.order.OrderFigures;
import dev.blotter.order.OrderStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a row says of how the order stands.
 *
 * @param status null for the status that Blotter does not have: Stopped
 * @param quantity null where the row says nothing; likewise the other figures
 */
public record FixFigures(
    @Nullable OrderStatus status,
    @Nullable BigDecimal quantity,
    @Nullable BigDecimal cumQty,
    @Nullable BigDecimal leavesQty,
    @Nullable BigDecimal avgPx) {

  private static final Map<String, OrderStatus> WORDS =
      Map.ofEntries(
          Map.entry("PendingNew", OrderStatus.PENDING),
          Map.entry("New", OrderStatus.ACCEPTED),
          Map.entry("PartiallyFilled", OrderStatus.PARTIALLY_FILLED),
          Map.entry("Filled", OrderStatus.FILLED),
          Map.entry("DoneForDay", OrderStatus.DONE_FOR_DAY),
          Map.entry("Canceled", OrderStatus.CANCELLED),
          Map.entry("PendingCancel", OrderStatus.PENDING_CANCEL),
          Map.entry("PendingReplace", OrderStatus.PENDING_REPLACE),
          Map.entry("Rejected", OrderStatus.REJECTED),
          Map.entry("Suspended", OrderStatus.SUSPENDED),
          Map.entry("Expired", OrderStatus.EXPIRED));

  static FixFigures printed(FixRow row) {
    var status = WORDS.get(row.ordStatus());
    return new FixFigures(status, row.orderQty(), row.cumQty(), row.leavesQty(), row.avgPx());
  }

  FixFigures with(OrderStatus other) {
    return new FixFigures(other, quantity, cumQty, leavesQty, avgPx);
  }

  /** The same order once it is over: nothing is left. */
  FixFigures over(OrderStatus other) {
    var nothing = leavesQty == null ? null : BigDecimal.ZERO;
    return new FixFigures(other, quantity, cumQty, nothing, avgPx);
  }

  /** An order that FIX calls Rejected may also be one that nobody knows (FIX B.1.f, G.1.a). */
  boolean matches(Optional<OrderFigures> actual) {
    return actual.map(this::matches).orElse(status == OrderStatus.REJECTED);
  }

  private boolean matches(OrderFigures actual) {
    return actual.status() == status
        && same(quantity, actual.quantity().value())
        && same(cumQty, actual.cumQty().value())
        && same(leavesQty, actual.leavesQty().value())
        && sameAverage(actual);
  }

  private static boolean same(@Nullable BigDecimal printed, BigDecimal actual) {
    return printed == null || printed.compareTo(actual) == 0;
  }

  /** Averages are printed with as many decimals as there is room for; zero where nothing is. */
  private boolean sameAverage(OrderFigures actual) {
    var average = actual.avgPx();
    if (avgPx == null || average == null) {
      return avgPx == null || avgPx.signum() == 0;
    }
    var rounded = average.value().setScale(Math.max(avgPx.scale(), 0), RoundingMode.HALF_UP);
    return avgPx.compareTo(rounded) == 0;
  }
}
