package dev.blotter.database;

import dev.blotter.kernel.Ids;
import dev.blotter.kernel.Lane;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** By which indexes each query of the catalogue may find its rows. */
final class ExpectedIndexes {

  /** Values to ask with, and the indexes of which one at least must be used. */
  record Expected(Map<String, Object> values, Set<String> indexes) {}

  private final Map<String, Expected> all = new TreeMap<>();
  private final UUID user;
  private final UUID order;

  /** With values of the large database. */
  ExpectedIndexes(UUID user, UUID order) {
    this.user = user;
    this.order = order;
    ofAccounts();
    ofOrdersOfOneUser();
    ofOrdersOfAll();
    ofEvents();
    ofSearches();
  }

  Map<String, Expected> all() {
    return all;
  }

  private void ofAccounts() {
    var users = Map.<String, Object>of("user_id", user);
    expect("user-by-id", users, "users_pkey");
    expect("user-by-email", Map.of(), "idx_users_email", "idx_users_email_active");
    expect("users", Map.of(), "idx_users_created_at");
    expect("users-with-portfolios", Map.of(), "idx_users_created_at");
    expect("users-with-portfolios-after", Map.of(), "idx_users_created_at");
    expect("portfolio-of-user", users, "idx_portfolios_user_id", "idx_portfolios_user_updated");
    expect("accounts-to-value", Map.of(), "idx_portfolios_unvalued_since");
    expect("valuations-of-user", users, "uq_valuations_day");
    expect("valuation-before", users, "uq_valuations_day");
    expect("positions-of-user", users, "idx_positions_user_id", "idx_positions_user_symbol");
    expect(
        "open-positions-of-user",
        users,
        "idx_positions_open",
        "idx_positions_user_id",
        "idx_positions_user_symbol",
        "uq_positions_one_open");
    expect(
        "open-position",
        Map.of("user_id", user, "symbol", "AAPL"),
        "idx_positions_user_symbol",
        "uq_positions_one_open");
    expect("daily-prices", Map.of(), "daily_prices_pkey");
    expect("daily-prices-of-symbols", Map.of(), "daily_prices_pkey");
  }

  private void ofOrdersOfOneUser() {
    var users = Map.<String, Object>of("user_id", user);
    expect("order-by-id", Map.of("order_id", order), "orders_pkey", "idx_orders_placed_at");
    expect("order-by-client-id", users, "idx_orders_user_client_id");
    expect("orders-of-user", users, "idx_orders_user_created");
    expect(
        "orders-of-user-after",
        Map.of("user_id", user, "after_time", Ids.createdAt(order), "after_id", order),
        "idx_orders_user_created");
    expect(
        "active-orders-of-user",
        users,
        "idx_orders_user_created",
        "idx_orders_user_status",
        "idx_orders_user_id");
    expect(
        "orders-of-user-by-status",
        users,
        "idx_orders_user_status",
        "idx_orders_status_user",
        "idx_orders_user_created");
    expect("orders-of-group", Map.of("group_id", order), "orders_pkey");
    expect(
        "pending-of-user",
        users,
        "idx_orders_user_id",
        "idx_orders_user_status",
        "idx_orders_user_created");
  }

  private void ofOrdersOfAll() {
    expect("active-orders", Map.of(), "idx_orders_active");
    expect("active-orders-after", Map.of("after_time", Instant.now()), "idx_orders_active");
    expect("active-orders-streamed", Map.of(), "idx_orders_active");
    expect("active-orders-of-symbol", Map.of(), "idx_orders_active", "idx_orders_symbol");
    expect("orders-of-symbols", Map.of("symbol_prefix", "NOBODYS"), "idx_orders_symbol");
    expect(
        "orders-by-status",
        Map.of("status", "SUSPENDED"),
        "idx_orders_active",
        "idx_orders_status",
        "idx_orders_status_user");
    expect(
        "orders-that-hang",
        Map.of(),
        "idx_orders_active",
        "idx_orders_status",
        "idx_orders_status_user");
  }

  private void ofEvents() {
    var lane = Lane.of(user);
    expect(
        "events-of-aggregate",
        Map.of("aggregate_type", "order", "aggregate_id", order),
        "domain_events_default_version",
        "idx_events_aggregate",
        "idx_events_aggregate_type");
    expect(
        "version-at",
        Map.of("aggregate_type", "order", "aggregate_id", order, "at", Instant.now()),
        "domain_events_default_version");
    expect(
        "events-of-lane",
        Map.of("lane", lane, "after_position", 5_000L, "not_before", Instant.EPOCH),
        "domain_events_pkey");
    expect("events-of-user-until", Map.of("user_id", user), "idx_events_user_occurred");
    expect(
        "events-of-user-in-lane",
        Map.of("user_id", user, "after_position", 5_000L),
        "idx_events_user_occurred");
    expect(
        "users-of-lane-span",
        Map.of("lane", lane, "after_position", 5_000L, "up_to", 5_010L),
        "domain_events_pkey");
  }

  private void ofSearches() {
    var placed = Ids.createdAt(order);
    expect("events-of-user", Map.of("user_id", user), "idx_events_user_occurred");
    expect("events-of-type", Map.of("event_type", "OrderSuspended"), "idx_events_type");
    expect(
        "events-of-symbol",
        Map.of("symbol", "AAPL"),
        "idx_orders_symbol",
        "idx_positions_symbol",
        "idx_events_occurred_at");
    expect(
        "events-of-client-order-id",
        Map.of("client_order_id", "nobody-s"),
        "idx_orders_client_order_id");
    expect(
        "events-in-time",
        Map.of("from", placed, "to", placed.plusSeconds(86_400)),
        "idx_events_occurred_at");
    expect("postings-of-user", Map.of("user_id", user), "idx_events_user_occurred");
    expect(
        "postings-of-user-in-symbol",
        Map.of("user_id", user, "symbol", "AAPL"),
        "idx_events_user_occurred");
    expect(
        "postings-explained",
        Map.of("user_id", user, "at", placed, "order_id", order),
        "idx_events_user_occurred",
        "idx_events_aggregate_type",
        "idx_events_aggregate",
        "domain_events_default_version");
  }

  private void expect(String name, Map<String, Object> values, String... indexes) {
    all.put(name, new Expected(values, Set.of(indexes)));
  }
}
