package dev.blotter.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.NamedQuery.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How orders are found. */
interface OrderPlans extends PlannedQueries {

  @Test
  default void an_order_is_found_by_id_in_one_partition() {
    var order = order();
    var plan =
        assertServed(
            query("order-by-id", Map.of("order_id", order)), "orders_pkey", "idx_orders_placed_at");
    assertThat(plan.tables()).hasSize(1);
  }

  @Test
  default void the_orders_of_a_group_are_found() {
    assertServed(query("orders-of-group", Map.of("group_id", order())), "orders_pkey");
  }

  @Test
  default void what_the_active_orders_of_a_user_leave_is_found() {
    assertServed(
        query("pending-of-user", Map.of("user_id", user())),
        "idx_orders_user_id",
        "idx_orders_user_status",
        "idx_orders_user_created");
  }

  @Test
  default void an_order_is_found_by_the_id_of_its_client() {
    assertServed(
        query("order-by-client-id", Map.of("user_id", user(), "client_order_id", "c-17")),
        "idx_orders_user_client_id");
  }

  @Test
  default void the_orders_of_a_user_are_found() {
    var plan =
        assertServed(
            query("orders-of-user", Map.of("user_id", user(), "limit", 50)),
            "idx_orders_user_created");
    assertThat(plan.sorts()).doesNotContain("Sort");
  }

  @Test
  default void the_active_orders_of_a_user_are_found() {
    assertServed(
        query("active-orders-of-user", Map.of("user_id", user())),
        "idx_orders_user_created",
        "idx_orders_user_status",
        "idx_orders_user_id");
  }

  @Test
  default void the_orders_of_a_user_are_found_by_status() {
    assertServed(
        query("orders-of-user-by-status", Map.of("user_id", user(), "status", "PENDING")),
        "idx_orders_user_status",
        "idx_orders_status_user",
        "idx_orders_user_created");
  }

  @Test
  default void the_active_orders_of_all_users_are_found() {
    var plan = assertServed(query("active-orders", Map.of()), "idx_orders_active");
    assertThat(plan.sorts()).isEmpty();
    assertServed(query("active-orders-streamed", Map.of()), "idx_orders_active");
  }

  @Test
  default void the_orders_of_all_users_are_found_by_status() {
    assertServed(
        query("orders-by-status", Map.of("status", "SUSPENDED")),
        "idx_orders_status",
        "idx_orders_status_user",
        "idx_orders_placed_at");
  }

  @Test
  default void orders_that_hang_are_counted() {
    assertServed(
        query("orders-that-hang", Map.of()),
        "idx_orders_active",
        "idx_orders_status",
        "idx_orders_status_user");
  }

  @Test
  default void orders_are_found_in_all_symbols_that_begin_alike() {
    assertServed(
        query("orders-of-symbols", Map.of("symbol_prefix", "AAPD")),
        "idx_orders_symbol",
        "idx_orders_placed_at");
    assertServed(sql("SELECT * FROM orders WHERE symbol LIKE 'AAPD%'"), "idx_orders_symbol");
  }

  @Test
  default void the_1000th_page_by_cursor_costs_what_the_first_does() {
    long first = plans().run(numbered(0)).pages();
    var place = place();
    var after =
        Map.<String, Object>of(
            "after_time", place.getOffsetDateTime(0).toInstant(), "after_id", place.getUUID(1));
    long thousandth = plans().run(following(after)).pages();
    assertThat(thousandth).isLessThanOrEqualTo(2 * first);
    // While a page by its number passes over all rows before it.
    assertThat(plans().run(numbered(999)).pages()).isGreaterThan(10 * thousandth);
  }

  private Statement numbered(int offset) {
    return query("orders-of-user", Map.of("user_id", user(), "limit", 1, "offset", offset));
  }

  private Statement following(Map<String, Object> place) {
    Map<String, Object> values = new HashMap<>(place);
    values.put("user_id", user());
    values.put("limit", 1);
    return query("orders-of-user-after", values);
  }
}
