package dev.blotter.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.NamedQuery.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How orders are found, and how much is read for them. */
interface OrderPlans extends PlannedQueries {

  /** Of 8 KiB; the orders of the large database have many times as many. */
  long FEW_PAGES = 1_000;

  @Test
  default void an_order_is_found_by_id_in_one_partition() {
    assertThat(planned("order-by-id", Map.of("order_id", order())).tables()).hasSize(1);
  }

  @Test
  default void the_orders_of_a_user_come_in_the_order_of_their_index() {
    assertThat(planned("orders-of-user", Map.of("user_id", user())).sorts()).doesNotContain("Sort");
  }

  @Test
  default void the_active_orders_of_all_users_come_in_the_order_of_their_index() {
    assertThat(planned("active-orders", Map.of()).sorts()).isEmpty();
  }

  @Test
  default void a_status_that_few_orders_have_is_not_looked_for_in_all_of_them() {
    for (var status : new String[] {"SUSPENDED", "PENDING_CANCEL", "PENDING_REPLACE"}) {
      var plan = plans().runForAnyValues(query("orders-by-status", Map.of("status", status)));
      assertThat(plan.pages()).as(status).isLessThan(FEW_PAGES);
    }
  }

  @Test
  default void symbols_that_few_orders_have_are_not_looked_for_in_all_of_them() {
    for (var prefix : new String[] {"AAPD", "NOBODYS"}) {
      var plan = plans().run(query("orders-of-symbols", Map.of("symbol_prefix", prefix)));
      assertThat(plan.pages()).as(prefix).isLessThan(FEW_PAGES);
    }
  }

  @Test
  default void symbols_that_begin_alike_are_a_range_of_their_index_for_auditors_too() {
    assertServed(sql("SELECT * FROM orders WHERE symbol LIKE 'AAPD%'"), "idx_orders_symbol");
  }

  @Test
  default void a_report_of_what_was_executed_last_is_served_by_its_index() {
    assertServed(
        sql(
            "SELECT id, executed_at FROM orders WHERE executed_at > '2026-09-30'"
                + " ORDER BY executed_at DESC LIMIT 10"),
        "idx_orders_executed_at");
  }

  @Test
  default void the_1000th_page_by_cursor_costs_what_the_first_does() {
    long first = plans().runForAnyValues(numbered(0)).pages();
    var place = place();
    var after =
        Map.<String, Object>of(
            "after_time", place.getOffsetDateTime(0).toInstant(), "after_id", place.getUUID(1));
    long thousandth = plans().runForAnyValues(following(after)).pages();
    assertThat(thousandth).isLessThanOrEqualTo(2 * first);
    // While a page by its number passes over all rows before it.
    assertThat(plans().runForAnyValues(numbered(999)).pages()).isGreaterThan(10 * thousandth);
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
