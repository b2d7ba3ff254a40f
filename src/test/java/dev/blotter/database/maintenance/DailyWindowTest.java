package dev.blotter.database.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DailyWindowTest {

  private static final Instant NIGHT = Instant.parse("2026-03-01T02:30:00Z");
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void a_window_lets_through_what_lies_within() {
    var window = DailyWindow.parse("01:00-05:00");
    assertThat(window.contains(NIGHT)).isTrue();
    assertThat(window.contains(NOON)).isFalse();
    assertThat(window.contains(Instant.parse("2026-03-01T05:00:00Z"))).isFalse();
  }

  @Test
  void a_window_may_reach_past_midnight() {
    var window = DailyWindow.parse("22:00-04:00");
    assertThat(window.contains(NIGHT)).isTrue();
    assertThat(window.contains(Instant.parse("2026-03-01T23:00:00Z"))).isTrue();
    assertThat(window.contains(NOON)).isFalse();
  }

  @Test
  void the_next_moment_within_is_now_or_its_next_beginning() {
    var window = DailyWindow.parse("01:00-05:00");
    assertThat(window.next(NIGHT)).isEqualTo(NIGHT);
    assertThat(window.next(NOON)).isEqualTo("2026-03-02T01:00:00Z");
    assertThat(window.next(Instant.parse("2026-03-01T00:10:00Z")))
        .isEqualTo("2026-03-01T01:00:00Z");
  }

  @Test
  void other_words_are_refused() {
    assertThatThrownBy(() -> DailyWindow.parse("at night")).hasMessageContaining("01:00-05:00");
    assertThatThrownBy(() -> DailyWindow.parse("25:00-26:00")).hasMessageContaining("25:00-26:00");
  }
}
