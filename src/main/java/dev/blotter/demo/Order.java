package dev.blotter.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * An order as the service shows it, as far as the demo cares.
 *
 * @param postOnly it may only rest
 * @param reason the code of why it has its status; empty where there is none
 * @param role what it is in its group; empty where it belongs to none
 * @param limit null where it has none
 * @param stop null where it has none, or trails and the venue has not said where it is
 * @param trail null where it does not trail
 */
record Order(
    String id,
    String userId,
    String symbol,
    Side side,
    String type,
    String timeInForce,
    String status,
    boolean triggered,
    boolean postOnly,
    String reason,
    String role,
    BigDecimal filled,
    BigDecimal leaves,
    @Nullable BigDecimal limit,
    @Nullable BigDecimal stop,
    @Nullable Trail trail) {

  static Order of(JsonNode json) {
    return new Order(
        json.path("order_id").asText(),
        json.path("user_id").asText(),
        json.path("symbol").asText(),
        Side.valueOf(json.path("side").asText()),
        json.path("type").asText(),
        json.path("time_in_force").asText(),
        json.path("status").asText(),
        json.path("triggered").asBoolean(),
        json.path("post_only").asBoolean(),
        json.path("status_reason").path("code").asText(),
        json.path("role").asText(),
        new BigDecimal(json.path("filled_qty").asText("0")),
        new BigDecimal(json.path("leaves_qty").asText("0")),
        decimal(json, "limit_price"),
        decimal(json, "stop_price"),
        Trail.of(json));
  }

  /** Those of a list. */
  static List<Order> listed(JsonNode page) {
    return StreamSupport.stream(page.path("items").spliterator(), false).map(Order::of).toList();
  }

  /** Whether it works at the venue and nothing is asked for that changes it. */
  boolean works() {
    return status.equals("ACCEPTED") || status.equals("PARTIALLY_FILLED");
  }

  /** Whether it waits for its price to be reached. */
  boolean waits() {
    return (stop != null || trail != null) && !triggered;
  }

  /** Whether no venue has it yet: it is an exit, and nothing is executed of its entry. */
  boolean isHeld() {
    return reason.equals("WAITS_FOR_ENTRY");
  }

  boolean isOfGroup() {
    return !role.isEmpty();
  }

  boolean takesProfit() {
    return role.equals("TAKE_PROFIT");
  }

  boolean isFillOrKill() {
    return timeInForce.equals("FOK");
  }

  boolean isImmediate() {
    return isFillOrKill() || timeInForce.equals("IOC");
  }

  static @Nullable BigDecimal decimal(JsonNode json, String field) {
    return json.hasNonNull(field) ? new BigDecimal(json.path(field).asText()) : null;
  }
}
