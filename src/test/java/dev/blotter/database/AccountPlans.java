package dev.blotter.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** How portfolios and valued days are found, in their order. */
interface AccountPlans extends PlannedQueries {

  @Test
  default void the_accounts_that_are_to_be_valued_come_in_the_order_of_their_index() {
    assertThat(planned("accounts-to-value", Map.of()).sorts()).isEmpty();
  }

  @Test
  default void the_last_day_that_an_account_was_valued_on_is_the_first_of_its_index() {
    assertThat(planned("valuation-before", Map.of("user_id", user())).sorts()).isEmpty();
  }

  @Test
  default void users_are_cut_to_a_page_before_their_portfolios_are_looked_up() {
    var plan = planned("users-with-portfolios", Map.of("limit", 100));
    assertThat(plan.indexes())
        .contains("idx_users_created_at")
        .containsAnyOf("idx_portfolios_user_id", "idx_portfolios_user_updated");
  }

  @Test
  default void reports_of_accounts_are_served_by_the_indexes_of_their_columns() {
    assertServed(sql("SELECT count(*) FROM users WHERE NOT is_active"), "idx_users_is_active");
    assertServed(
        sql("SELECT user_id, total_value FROM portfolios ORDER BY total_value DESC LIMIT 10"),
        "idx_portfolios_total_value");
    assertServed(
        sql("SELECT user_id, updated_at FROM portfolios ORDER BY updated_at DESC LIMIT 10"),
        "idx_portfolios_updated_at");
  }

  @Test
  default void reports_of_positions_are_served_by_the_indexes_of_their_columns() {
    assertServed(
        sql(
            "SELECT user_id, signed_quantity FROM positions WHERE symbol = 'AAPL' AND closed_at IS NULL"),
        "idx_positions_symbol");
    assertServed(
        sql("SELECT id, opened_at FROM positions ORDER BY opened_at DESC LIMIT 10"),
        "idx_positions_opened_at");
    assertServed(
        sql(
            "SELECT id, closed_at FROM positions WHERE closed_at IS NOT NULL"
                + " ORDER BY closed_at DESC LIMIT 10"),
        "idx_positions_closed_at");
  }
}
