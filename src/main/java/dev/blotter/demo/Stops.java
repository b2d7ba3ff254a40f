package dev.blotter.demo;

import java.math.BigDecimal;
import java.util.Map;

/** Watches stops at the venue: says when one is reached, and where one that trails is now. */
final class Stops {

  private final Reports reports;
  private final Market market;

  Stops(Reports reports, Market market) {
    this.reports = reports;
    this.market = market;
  }

  void watch(Order order) {
    var last = market.of(order.symbol()).quote().last();
    if (isReached(order, last)) {
      reports.send(order.id(), "TRIGGERED");
    } else {
      trail(order, last);
    }
  }

  private static boolean isReached(Order order, BigDecimal last) {
    var stop = order.stop();
    return stop != null && order.side().reaches(last, stop);
  }

  /** Says so only where the stop moves. */
  private void trail(Order order, BigDecimal last) {
    var trail = order.trail();
    if (trail == null) {
      return;
    }
    var best = trail.best(order.side(), last);
    var stop = trail.stop(order.side(), best, market.of(order.symbol()).instrument());
    if (order.stop() == null || stop.compareTo(order.stop()) != 0) {
      reports.send(
          order.id(),
          "RESTATED",
          Map.of(
              "code", "TRAILED",
              "stop_price", stop.toPlainString(),
              "hwm", best.toPlainString()));
    }
  }
}
