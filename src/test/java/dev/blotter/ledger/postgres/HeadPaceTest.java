package dev.blotter.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Heads come by the time that passes. */
class HeadPaceTest {

  @Test
  void a_node_that_has_just_begun_waits_for_nothing() {
    var pace = new HeadPace(Duration.ofDays(1));
    assertThat(pace.isDue(7)).isTrue();
    assertThat(pace.isDue(7)).isFalse();
    assertThat(pace.isDue(8)).isFalse();
  }

  @Test
  void the_first_head_is_always_due() {
    var pace = new HeadPace(Duration.ofDays(1));
    assertThat(pace.isDue(0)).isTrue();
    assertThat(pace.isDue(0)).isTrue();
    assertThat(pace.isDue(1)).isFalse();
  }

  @Test
  void another_is_due_an_interval_after_the_last_was_seen_for_the_first_time() {
    var pace = new HeadPace(Duration.ofMillis(200));
    assertThat(pace.isDue(7)).isTrue();
    assertThat(pace.isDue(8)).isFalse();
    Awaitility.await().until(() -> pace.isDue(8));
    assertThat(pace.isDue(9)).isFalse();
  }
}
