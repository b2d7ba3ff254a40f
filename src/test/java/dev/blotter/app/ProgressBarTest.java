package dev.blotter.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

  private static String bar(String json) throws Exception {
    return ProgressBar.of(new ObjectMapper().readTree(json));
  }

  @Test
  void it_shows_how_far_how_fast_and_how_long_still() throws Exception {
    assertThat(
            bar(
                """
                {"projection": "orders", "state": "FILLING", "events_done": 500000,
                 "events_total": 1000000, "events_per_second": 100000, "seconds_left": 5}"""))
        .isEqualTo(
            "orders     [###############...............]  50% FILLING  500,000 of 1,000,000 events"
                + "  100,000/s  5 s left");
  }

  @Test
  void it_shows_what_is_left_once_the_rows_are_made_and_no_time() throws Exception {
    assertThat(
            bar(
                """
                {"projection": "orders", "state": "INDEXING", "events_done": 9, "events_total": 9,
                 "seconds_left": 0, "indexes_left": 12}"""))
        .endsWith("INDEXING  9 of 9 events  12 indexes left");
    assertThat(bar("{\"projection\": \"users\", \"state\": \"COMPARING\", \"lanes_compared\": 7}"))
        .endsWith("COMPARING  7 of 64 lanes compared");
  }

  @Test
  void it_shows_a_rebuild_that_has_not_begun_one_that_rests_and_one_that_is_over()
      throws Exception {
    assertThat(bar("{\"projection\": \"users\", \"state\": \"PREPARING\"}"))
        .contains("  0% PREPARING");
    assertThat(bar("{\"projection\": \"users\", \"state\": \"INDEXING\", \"paused\": true}"))
        .endsWith("INDEXING (paused)");
    assertThat(
            bar(
                """
                {"projection": "users", "state": "SWAPPED", "ended_at": "2026-11-28T00:00:00Z"}"""))
        .contains("100% SWAPPED");
  }
}
