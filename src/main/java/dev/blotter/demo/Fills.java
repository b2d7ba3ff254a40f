package dev.blotter.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Executes orders in parts, and now and then takes an execution back or puts it right. */
final class Fills {

  private static final BigDecimal FEE = new BigDecimal("0.0005");
  private static final int CENTS = 2;
  private static final int WHOLE = 55;
  private static final int REVISED = 2;
  private static final int BUSTED = 50;
  private static final int REMEMBERED = 40;

  private final Reports reports;
  private final Market market;
  private final Chance chance;
  private final List<Fill> recent = new ArrayList<>();

  private record Fill(
      String orderId, String execId, Instrument of, BigDecimal qty, BigDecimal px) {}

  Fills(Reports reports, Market market, Chance chance) {
    this.reports = reports;
    this.market = market;
    this.chance = chance;
  }

  /** All of it, or a part, at that price. */
  void fill(Order order, BigDecimal price) {
    var instrument = market.of(order.symbol()).instrument();
    var quantity = order.isFillOrKill() || chance.percent(WHOLE) ? order.leaves() : part(order);
    var sent = reports.send(order.id(), "TRADE", trade(instrument, quantity, price));
    if (sent.answer().isGood()) {
      recent.add(new Fill(order.id(), sent.execId(), instrument, quantity, price));
    }
    if (recent.size() > REMEMBERED) {
      recent.removeFirst();
    }
  }

  private BigDecimal part(Order order) {
    var lot = market.of(order.symbol()).instrument().lot();
    int lots = order.leaves().divideToIntegralValue(lot).intValue();
    return lots < 2
        ? order.leaves()
        : lot.multiply(BigDecimal.valueOf(chance.between(1, lots - 1)));
  }

  private static Map<String, Object> trade(Instrument of, BigDecimal quantity, BigDecimal price) {
    var fee = quantity.multiply(price).multiply(FEE).setScale(CENTS, RoundingMode.HALF_UP);
    return Map.of(
        "last_qty", quantity.toPlainString(),
        "last_px", price.toPlainString(),
        "commission", Map.of("amount", fee.toPlainString(), "currency", of.currency()));
  }

  /** Seldom: an execution that never was, or at another price. */
  void revise() {
    if (recent.isEmpty() || !chance.percent(REVISED)) {
      return;
    }
    var fill = chance.oneOf(recent);
    recent.remove(fill);
    if (chance.percent(BUSTED)) {
      reports.send(fill.orderId, "TRADE_CANCEL", Map.of("exec_ref_id", fill.execId));
    } else {
      reports.send(fill.orderId, "TRADE_CORRECT", corrected(fill));
    }
  }

  private static Map<String, Object> corrected(Fill fill) {
    Map<String, Object> report =
        new HashMap<>(trade(fill.of, fill.qty, fill.px.add(fill.of.tick())));
    report.put("exec_ref_id", fill.execId);
    return report;
  }
}
