package dev.blotter.database;

import static dev.blotter.database.Plans.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Ids;
import dev.blotter.kernel.Lane;
import dev.blotter.kernel.NamedQuery.Statement;
import dev.blotter.seeding.SeededDatabase;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Every query of the service finds its rows by an index, on a database of 100,000 orders and more
 * than 500,000 events. One that loses its index fails here.
 */
abstract class QueryPlans {

  private static final String PLACES =
      """
      SELECT placed_at, id FROM orders WHERE user_id = $1
      ORDER BY placed_at DESC, id DESC OFFSET 998 LIMIT 1""";

  private static SqlClient seeded;
  private static Plans plans;
  private static UUID user;

  @Inject QueryCatalogue catalogue;

  static void use(SqlClient client) {
    seeded = client;
    plans = new Plans(client);
    user = SeededDatabase.largest();
  }

  @Test
  void a_user_by_id() {
    assertServed(query("user-by-id", Map.of("user_id", user)), "users_pkey");
  }

  @Test
  void a_user_by_the_address_in_any_case() {
    var email = await(seeded.query("SELECT email FROM users LIMIT 1").execute());
    var upper = email.iterator().next().getString(0).toUpperCase(Locale.ROOT);
    assertServed(
        query("user-by-email", Map.of("email", upper)),
        "idx_users_email",
        "idx_users_email_active");
  }

  @Test
  void the_portfolio_of_a_user() {
    assertServed(
        query("portfolio-of-user", Map.of("user_id", user)),
        "idx_portfolios_user_id",
        "idx_portfolios_user_updated");
  }

  @Test
  void an_order_by_id_in_one_partition() {
    var order = order();
    var plan =
        assertServed(
            query("order-by-id", Map.of("order_id", order)), "orders_pkey", "idx_orders_placed_at");
    assertThat(plan.tables()).hasSize(1);
  }

  @Test
  void what_the_active_orders_of_a_user_leave() {
    assertServed(
        query("pending-of-user", Map.of("user_id", user)),
        "idx_orders_user_active",
        "idx_orders_user_id",
        "idx_orders_user_status",
        "idx_orders_user_created");
  }

  @Test
  void an_order_by_the_id_of_its_client() {
    assertServed(
        query("order-by-client-id", Map.of("user_id", user, "client_order_id", "c-17")),
        "idx_orders_user_client_id");
  }

  @Test
  void the_orders_of_a_user() {
    var plan =
        assertServed(
            query("orders-of-user", Map.of("user_id", user, "limit", 50)),
            "idx_orders_user_created");
    assertThat(plan.sorts()).doesNotContain("Sort");
  }

  @Test
  void the_active_orders_of_a_user() {
    assertServed(
        query("active-orders-of-user", Map.of("user_id", user)),
        "idx_orders_user_created",
        "idx_orders_user_status",
        "idx_orders_user_id");
  }

  @Test
  void the_orders_of_a_user_by_status() {
    assertServed(
        query("orders-of-user-by-status", Map.of("user_id", user, "status", "PENDING")),
        "idx_orders_user_status",
        "idx_orders_status_user",
        "idx_orders_user_created");
  }

  @Test
  void the_active_orders_of_all_users() {
    var plan = assertServed(query("active-orders", Map.of()), "idx_orders_active");
    assertThat(plan.sorts()).isEmpty();
    assertServed(query("active-orders-streamed", Map.of()), "idx_orders_active");
  }

  @Test
  void the_orders_of_all_users_by_status() {
    assertServed(
        query("orders-by-status", Map.of("status", "SUSPENDED")),
        "idx_orders_status",
        "idx_orders_status_user",
        "idx_orders_placed_at");
  }

  @Test
  void how_many_orders_hang() {
    assertServed(
        query("orders-that-hang", Map.of()),
        "idx_orders_active",
        "idx_orders_status",
        "idx_orders_status_user");
  }

  @Test
  void the_orders_in_all_symbols_that_begin_alike() {
    assertServed(
        query("orders-of-symbols", Map.of("symbol_prefix", "AAPD")),
        "idx_orders_symbol",
        "idx_orders_placed_at");
    assertServed(sql("SELECT * FROM orders WHERE symbol LIKE 'AAPD%'"), "idx_orders_symbol");
  }

  @Test
  void the_open_position_of_a_user_in_an_instrument() {
    assertServed(
        query("open-position", Map.of("user_id", user, "symbol", "AAPL")),
        "idx_positions_user_symbol",
        "uq_positions_one_open");
  }

  @Test
  void the_positions_of_a_user() {
    assertServed(
        query("positions-of-user", Map.of("user_id", user)),
        "idx_positions_user_id",
        "idx_positions_user_symbol");
  }

  @Test
  void the_accounts_that_are_to_be_valued() {
    var plan = assertServed(query("accounts-to-value", Map.of()), "idx_portfolios_unvalued_since");
    assertThat(plan.sorts()).isEmpty();
  }

  @Test
  void the_days_that_an_account_was_valued_on() {
    assertServed(query("valuations-of-user", Map.of("user_id", user)), "uq_valuations_day");
    var plan =
        assertServed(query("valuation-before", Map.of("user_id", user)), "uq_valuations_day");
    assertThat(plan.sorts()).isEmpty();
  }

  @Test
  void users_with_their_portfolios() {
    var plan =
        assertServed(
            query("users-with-portfolios", Map.of("limit", 100)),
            "idx_users_created_at",
            "idx_portfolios_user_id",
            "idx_portfolios_user_updated");
    assertThat(plan.indexes()).contains("idx_users_created_at");
  }

  @Test
  void events_that_are_searched_for() {
    assertServed(query("events-of-user", Map.of("user_id", user)), "idx_events_user_occurred");
    assertServed(
        query("events-of-type", Map.of("event_type", "OrderDenied")),
        "idx_events_type",
        "idx_events_occurred_at");
    var at = Ids.createdAt(order());
    assertServed(
        query("events-in-time", Map.of("from", at, "to", at.plusSeconds(86_400))),
        "idx_events_occurred_at");
    assertServed(
        query("events-of-client-order-id", Map.of("client_order_id", "nobody-s")),
        "idx_orders_client_order_id",
        "idx_events_aggregate_type",
        "domain_events_default_version",
        "idx_events_aggregate");
  }

  @Test
  void the_events_of_a_user_that_accounts_are_replayed_from() {
    var plan =
        assertServed(
            query("events-of-user-until", Map.of("user_id", user)), "idx_events_user_occurred");
    assertThat(plan.sorts()).doesNotContain("Sort");
  }

  @Test
  void what_was_posted_to_the_cash_book_of_a_user() {
    assertServed(query("postings-of-user", Map.of("user_id", user)), "idx_events_user_occurred");
    assertServed(
        query("postings-of-user-in-symbol", Map.of("user_id", user, "symbol", "AAPL")),
        "idx_events_user_occurred");
    var order = order();
    assertServed(
        query(
            "postings-explained",
            Map.of("user_id", user, "at", Ids.createdAt(order), "order_id", order)),
        "idx_events_user_occurred",
        "idx_events_aggregate_type",
        "idx_events_aggregate",
        "domain_events_default_version");
  }

  @Test
  void the_events_of_an_aggregate() {
    assertServed(
        query("events-of-aggregate", Map.of("aggregate_type", "order", "aggregate_id", order())),
        "domain_events_default_version",
        "idx_events_aggregate",
        "idx_events_aggregate_type");
  }

  @Test
  void the_version_that_an_aggregate_had_at_a_moment() {
    assertServed(
        query(
            "version-at",
            Map.of("aggregate_type", "order", "aggregate_id", order(), "at", Instant.now())),
        "domain_events_default_version");
  }

  @Test
  void the_events_of_a_lane() {
    var from =
        Map.<String, Object>of(
            "lane", Lane.of(user), "after_position", 5_000L, "not_before", Instant.EPOCH);
    var plan = assertServed(query("events-of-lane", from), "domain_events_pkey");
    assertThat(plan.sorts()).doesNotContain("Sort");
  }

  @Test
  void the_events_of_a_user_of_a_type_and_of_a_time_for_auditors() {
    assertServed(
        sql(
            "SELECT * FROM domain_events WHERE user_id = $1 ORDER BY occurred_at DESC LIMIT 100",
            user),
        "idx_events_user_occurred");
    assertServed(
        sql("SELECT * FROM domain_events WHERE event_type = $1", "OrderSuspended"),
        "idx_events_type");
    var noon = OffsetDateTime.parse("2026-09-15T16:00:00Z");
    assertServed(
        sql(
            "SELECT * FROM domain_events WHERE occurred_at BETWEEN $1 AND $2"
                + " ORDER BY occurred_at DESC LIMIT 100",
            noon,
            noon.plusMinutes(10)),
        "idx_events_occurred_at");
  }

  @Test
  void what_was_answered_to_a_command() {
    assertServed(
        sql(
            "SELECT answer FROM commands WHERE lane = $1 AND user_id = $2 AND command_id = $3",
            Lane.of(user),
            user,
            "place:c-17"),
        "commands_pkey");
  }

  @Test
  void the_1000th_page_by_cursor_costs_what_the_first_does() {
    long first = plans.run(numbered(0)).pages();
    var place = await(seeded.preparedQuery(PLACES).execute(Tuple.of(user))).iterator().next();
    var after = Map.<String, Object>of("after_time", time(place), "after_id", place.getUUID(1));
    long thousandth = plans.run(following(after)).pages();
    assertThat(thousandth).isLessThanOrEqualTo(2 * first);
    // While a page by its number passes over all rows before it.
    assertThat(plans.run(numbered(999)).pages()).isGreaterThan(10 * thousandth);
  }

  private Statement numbered(int offset) {
    return query("orders-of-user", Map.of("user_id", user, "limit", 1, "offset", offset));
  }

  private Statement following(Map<String, Object> place) {
    Map<String, Object> values = new HashMap<>(place);
    values.put("user_id", user);
    values.put("limit", 1);
    return query("orders-of-user-after", values);
  }

  private static Instant time(Row place) {
    return place.getOffsetDateTime(0).toInstant();
  }

  private Statement query(String name, Map<String, Object> values) {
    return catalogue.find(name).orElseThrow().statement(values);
  }

  private static Statement sql(String sql, Object... values) {
    return new Statement(sql, List.of(values));
  }

  private static UUID order() {
    return await(seeded.preparedQuery(PLACES).execute(Tuple.of(user))).iterator().next().getUUID(1);
  }

  /** Both for these values and for any, since the server may come to prefer the latter. */
  private static Plan assertServed(Statement statement, String... indexes) {
    if (!statement.values().isEmpty()) {
      plans.ofAnyValues(statement).mustFindRowsBy(indexes);
    }
    return plans.of(statement).mustFindRowsBy(indexes);
  }
}
