package dev.blotter.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Ids;
import dev.blotter.kernel.Lane;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How events are found, and what was answered to commands. */
interface EventPlans extends PlannedQueries {

  @Test
  default void events_that_are_searched_for() {
    assertServed(query("events-of-user", Map.of("user_id", user())), "idx_events_user_occurred");
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
  default void the_events_of_a_user_that_accounts_are_replayed_from() {
    var plan =
        assertServed(
            query("events-of-user-until", Map.of("user_id", user())), "idx_events_user_occurred");
    assertThat(plan.sorts()).doesNotContain("Sort");
  }

  @Test
  default void the_events_of_a_user_that_feeds_go_on_with() {
    var after =
        query("events-of-user-in-lane", Map.of("user_id", user(), "after_position", 5_000L));
    assertServed(after, "idx_events_user_occurred");
    assertThat(plans().ofAnyValues(after).sorts()).doesNotContain("Sort");
  }

  @Test
  default void what_was_posted_to_the_cash_book_of_a_user() {
    assertServed(query("postings-of-user", Map.of("user_id", user())), "idx_events_user_occurred");
    assertServed(
        query("postings-of-user-in-symbol", Map.of("user_id", user(), "symbol", "AAPL")),
        "idx_events_user_occurred");
    var order = order();
    assertServed(
        query(
            "postings-explained",
            Map.of("user_id", user(), "at", Ids.createdAt(order), "order_id", order)),
        "idx_events_user_occurred",
        "idx_events_aggregate_type",
        "idx_events_aggregate",
        "domain_events_default_version");
  }

  @Test
  default void the_events_of_an_aggregate_are_found() {
    assertServed(
        query("events-of-aggregate", Map.of("aggregate_type", "order", "aggregate_id", order())),
        "domain_events_default_version",
        "idx_events_aggregate",
        "idx_events_aggregate_type");
  }

  @Test
  default void the_version_that_an_aggregate_had_at_a_moment() {
    assertServed(
        query(
            "version-at",
            Map.of("aggregate_type", "order", "aggregate_id", order(), "at", Instant.now())),
        "domain_events_default_version");
  }

  @Test
  default void the_events_of_a_lane_are_found() {
    var from =
        Map.<String, Object>of(
            "lane", Lane.of(user()), "after_position", 5_000L, "not_before", Instant.EPOCH);
    var plan = assertServed(query("events-of-lane", from), "domain_events_pkey");
    assertThat(plan.sorts()).doesNotContain("Sort");
  }

  @Test
  default void whose_events_lie_in_a_part_of_a_lane() {
    var span =
        Map.<String, Object>of("lane", Lane.of(user()), "after_position", 5_000L, "up_to", 5_010L);
    assertServed(query("users-of-lane-span", span), "domain_events_pkey");
  }

  @Test
  default void auditors_find_events_of_a_user_of_a_type_and_of_a_time() {
    assertServed(
        sql(
            "SELECT * FROM domain_events WHERE user_id = $1 ORDER BY occurred_at DESC LIMIT 100",
            user()),
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
  default void what_was_answered_to_a_command() {
    assertServed(
        sql(
            "SELECT answer FROM commands WHERE lane = $1 AND user_id = $2 AND command_id = $3",
            Lane.of(user()),
            user(),
            "place:c-17"),
        "commands_pkey");
  }
}
