package dev.blotter.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Looks at what is active and answers it: accepts, refuses, executes, halts, trails. It keeps no
 * book of its own, so that it goes on with whatever it finds. Exits that wait for their entry it
 * has not been given yet.
 */
final class Venue {

  private static final int SILENT = 15;
  private static final int REFUSED = 4;
  private static final int REQUEST_REFUSED = 10;
  private static final int HALTED = 2;
  private static final int GOES_ON = 30;
  private static final int DONE = 3;
  private static final int MET = 6;

  private final Caller desk;
  private final Reports reports;
  private final Fills fills;
  private final Stops stops;
  private final Market market;
  private final Chance chance;

  /**
   * @param desk who may see everybody's orders
   */
  Venue(Caller desk, Reports reports, Market market, Chance chance) {
    this.desk = desk;
    this.reports = reports;
    this.fills = new Fills(reports, market, chance);
    this.stops = new Stops(reports, market);
    this.market = market;
    this.chance = chance;
  }

  void work() {
    for (var symbol : market.symbols()) {
      for (var order : given(symbol)) {
        if (!chance.percent(SILENT)) {
          answer(order);
        }
      }
    }
    fills.revise();
  }

  private List<Order> given(String symbol) {
    var listed = desk.get("/v1/orders?limit=1000&symbol=" + symbol).body();
    return Order.listed(listed).stream().filter(order -> !order.isHeld()).toList();
  }

  private void answer(Order order) {
    switch (order.status()) {
      case "PENDING" -> acknowledge(order);
      case "PENDING_CANCEL" -> decide(order, "CANCELED", "CANCEL_REJECTED");
      case "PENDING_REPLACE" -> decide(order, "REPLACED", "REPLACE_REJECTED");
      case "SUSPENDED" -> {
        if (chance.percent(GOES_ON)) {
          reports.send(order.id(), "REINSTATED", Map.of("code", "HALT_OVER"));
        }
      }
      default -> {
        if (order.works()) {
          trade(order);
        }
      }
    }
  }

  private void acknowledge(Order order) {
    if (order.postOnly() && crosses(order)) {
      reports.send(order.id(), "REJECTED", Map.of("code", "WOULD_NOT_REST"));
      return;
    }
    if (chance.percent(REFUSED)) {
      reports.send(order.id(), "REJECTED", Map.of("code", "PRICE_BAND", "text", "too far away"));
      return;
    }
    reports.send(order.id(), "NEW", Map.of("venue_order_id", "D" + order.id()));
  }

  /** What keeps a group in step it never refuses: of two exits one would stay too many. */
  private void decide(Order order, String yes, String no) {
    if (!order.isOfGroup() && chance.percent(REQUEST_REFUSED)) {
      reports.send(order.id(), no, Map.of("code", "TOO_LATE"));
    } else {
      reports.send(order.id(), yes);
    }
  }

  private void trade(Order order) {
    if (order.waits()) {
      stops.watch(order);
    } else if (isMet(order)) {
      fill(order.id());
    } else if (order.isImmediate()) {
      reports.send(order.id(), "CANCELED", Map.of("code", "NOTHING_THERE"));
    } else if (chance.percent(HALTED)) {
      reports.send(order.id(), "SUSPENDED", Map.of("code", "HALT"));
    } else if (order.timeInForce().equals("DAY") && chance.percent(DONE)) {
      reports.send(order.id(), "DONE_FOR_DAY");
    }
  }

  /** As much as is left of it now: what was listed may have been filled since. */
  private void fill(String orderId) {
    var answer = desk.get("/v1/orders/" + orderId);
    if (!answer.isGood()) {
      return; // the next round looks again
    }
    var order = Order.of(answer.body());
    if (order.works()) {
      fills.fill(order, price(order));
    }
  }

  /** Whether somebody trades at its price; now and then somebody comes to meet it. */
  private boolean isMet(Order order) {
    return crosses(order) || (!order.isImmediate() && chance.percent(MET));
  }

  /** Whether it would be executed at once. */
  private boolean crosses(Order order) {
    var limit = order.limit();
    var best = market.of(order.symbol()).quote().atOnce(order.side());
    return limit == null || order.side().reaches(limit, best);
  }

  /** The best there is, and none that is worse than its limit. */
  private BigDecimal price(Order order) {
    var limit = order.limit();
    var best = market.of(order.symbol()).quote().atOnce(order.side());
    return limit == null ? best : order.side().better(best, limit);
  }

  /** States anew what is active of an instrument that was split. */
  void restate(String symbol, Split split) {
    for (var order : given(symbol)) {
      reports.send(
          order.id(), "RESTATED", Map.of("code", "STOCK_SPLIT", "split_ratio", split.body()));
    }
  }
}
