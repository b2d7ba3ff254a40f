package dev.blotter.portfolio;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.pcollections.TreePVector;

/**
 * What a user has ordered lately, oldest first, whatever has become of it since: as far back from
 * the newest as {@link #LONGEST}, and no more than {@link #MOST}. Time is that of the orders' ids,
 * so that the events alone say what is kept.
 */
public record RecentOrders(List<RecentOrder> orders) {

  /** How long an order is remembered while others follow it. */
  public static final Duration LONGEST = Duration.ofMinutes(1);

  /** How many orders are remembered. */
  public static final int MOST = 256;

  static final RecentOrders NONE = new RecentOrders(List.of());

  public RecentOrders {
    orders = orders instanceof TreePVector<RecentOrder> shared ? shared : TreePVector.from(orders);
  }

  RecentOrders plus(RecentOrder newest) {
    var since = newest.placedAt().minus(LONGEST);
    var kept = TreePVector.from(orders);
    while (!kept.isEmpty() && (kept.size() >= MOST || kept.get(0).placedAt().isBefore(since))) {
      kept = kept.minus(0);
    }
    return new RecentOrders(kept.plus(newest));
  }

  /** Those for the same that were placed after that moment. */
  public Stream<RecentOrder> like(String intent, Instant since) {
    return orders.stream()
        .filter(order -> order.intent().equals(intent) && order.placedAt().isAfter(since));
  }
}
