package dev.blotter.database;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How users, portfolios, positions and valued days are found. */
interface AccountPlans extends PlannedQueries {

  @Test
  default void a_user_is_found_by_id() {
    assertServed(query("user-by-id", Map.of("user_id", user())), "users_pkey");
  }

  @Test
  default void a_user_is_found_by_the_address_in_any_case() {
    var email = await(client().query("SELECT email FROM users LIMIT 1").execute());
    var upper = email.iterator().next().getString(0).toUpperCase(Locale.ROOT);
    assertServed(
        query("user-by-email", Map.of("email", upper)),
        "idx_users_email",
        "idx_users_email_active");
  }

  @Test
  default void the_portfolio_of_a_user_is_found() {
    assertServed(
        query("portfolio-of-user", Map.of("user_id", user())),
        "idx_portfolios_user_id",
        "idx_portfolios_user_updated");
  }

  @Test
  default void the_open_position_of_a_user_in_an_instrument_is_found() {
    assertServed(
        query("open-position", Map.of("user_id", user(), "symbol", "AAPL")),
        "idx_positions_user_symbol",
        "uq_positions_one_open");
  }

  @Test
  default void the_positions_of_a_user_are_found() {
    assertServed(
        query("positions-of-user", Map.of("user_id", user())),
        "idx_positions_user_id",
        "idx_positions_user_symbol");
  }

  @Test
  default void the_accounts_that_are_to_be_valued() {
    var plan = assertServed(query("accounts-to-value", Map.of()), "idx_portfolios_unvalued_since");
    assertThat(plan.sorts()).isEmpty();
  }

  @Test
  default void the_days_that_an_account_was_valued_on() {
    assertServed(query("valuations-of-user", Map.of("user_id", user())), "uq_valuations_day");
    var plan =
        assertServed(query("valuation-before", Map.of("user_id", user())), "uq_valuations_day");
    assertThat(plan.sorts()).isEmpty();
  }

  @Test
  default void users_are_found_with_their_portfolios() {
    var plan =
        assertServed(
            query("users-with-portfolios", Map.of("limit", 100)),
            "idx_users_created_at",
            "idx_portfolios_user_id",
            "idx_portfolios_user_updated");
    assertThat(plan.indexes()).contains("idx_users_created_at");
  }
}
