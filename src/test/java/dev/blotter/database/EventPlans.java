package dev.blotter.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Lane;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How events are found in their order, by auditors too, and what was answered to commands. */
interface EventPlans extends PlannedQueries {

  @Test
  default void the_events_of_a_user_that_accounts_are_replayed_from_come_in_order() {
    assertThat(planned("events-of-user-until", Map.of("user_id", user())).sorts())
        .doesNotContain("Sort");
  }

  @Test
  default void the_events_of_a_user_that_feeds_go_on_with_come_in_order() {
    var values = Map.<String, Object>of("user_id", user(), "after_position", 5_000L);
    assertThat(planned("events-of-user-in-lane", values).sorts()).doesNotContain("Sort");
  }

  @Test
  default void the_events_of_a_lane_come_in_order() {
    var from =
        Map.<String, Object>of(
            "lane", Lane.of(user()), "after_position", 5_000L, "not_before", Instant.EPOCH);
    assertThat(planned("events-of-lane", from).sorts()).doesNotContain("Sort");
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
