package dev.blotter.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** An order that is about to be placed: at the market and for the day, unless more is said. */
final class Ticket {

  private final Map<String, Object> fields = new LinkedHashMap<>();

  private Ticket(Side side, String symbol, BigDecimal qty) {
    fields.put("symbol", symbol);
    fields.put("side", side.name());
    fields.put("qty", qty.toPlainString());
    fields.put("type", "MARKET");
    fields.put("time_in_force", "DAY");
  }

  static Ticket of(Side side, String symbol, BigDecimal qty) {
    return new Ticket(side, symbol, qty);
  }

  Ticket limit(BigDecimal price) {
    fields.put("limit_price", price.toPlainString());
    fields.put("type", fields.containsKey("stop_price") ? "STOP_LIMIT" : "LIMIT");
    return this;
  }

  Ticket stop(BigDecimal price) {
    fields.put("stop_price", price.toPlainString());
    fields.put("type", fields.containsKey("limit_price") ? "STOP_LIMIT" : "STOP");
    return this;
  }

  Ticket inForce(String time) {
    fields.put("time_in_force", time);
    return this;
  }

  Ticket until(Instant time) {
    fields.put("expire_at", time.toString());
    return inForce("GTD");
  }

  /** A stop that stays so far behind the best price. */
  Ticket trailing(BigDecimal behind) {
    fields.put("type", "TRAILING_STOP");
    fields.put("trail_price", behind.toPlainString());
    return this;
  }

  /** The same in hundredths of that price. */
  Ticket trailingPercent(BigDecimal behind) {
    fields.put("type", "TRAILING_STOP");
    fields.put("trail_percent", behind.toPlainString());
    return this;
  }

  /** With an exit at a worse price that waits for it. */
  Ticket withStop(BigDecimal stop) {
    fields.put("order_class", "OTO");
    fields.put("stop_loss", Map.of("stop_price", stop.toPlainString()));
    return this;
  }

  /** With two exits that wait for it. */
  Ticket bracket(BigDecimal takeProfit, BigDecimal stop) {
    return exits("BRACKET", takeProfit, stop);
  }

  /** Two exits of what is held. */
  Ticket either(BigDecimal takeProfit, BigDecimal stop) {
    fields.put("type", "LIMIT");
    return exits("OCO", takeProfit, stop);
  }

  private Ticket exits(String orderClass, BigDecimal takeProfit, BigDecimal stop) {
    fields.put("order_class", orderClass);
    fields.put("take_profit", Map.of("limit_price", takeProfit.toPlainString()));
    fields.put("stop_loss", Map.of("stop_price", stop.toPlainString()));
    return this;
  }

  /** It may only rest in the venue's book. */
  Ticket postOnly() {
    fields.put("post_only", true);
    return this;
  }

  /** It may be executed before and after the session too. */
  Ticket extendedHours() {
    fields.put("extended_hours", true);
    return this;
  }

  /** It may only make a position smaller. */
  Ticket reducing() {
    fields.put("reduce_only", true);
    return this;
  }

  /** What is sent to the service. */
  Map<String, Object> named(String clientOrderId, String tag) {
    fields.put("client_order_id", clientOrderId);
    fields.put("tag", tag);
    return fields;
  }
}
