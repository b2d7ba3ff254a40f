package dev.blotter.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DelaysTest {

  private static Delays counted(int quick, int slow) {
    return Delays.of(
        """
        blotter_projection_delay_seconds_bucket{application="blotter",le="0.05"} %d.0
        blotter_projection_delay_seconds_bucket{application="blotter",le="0.1"} %d.0
        blotter_projection_delay_seconds_bucket{application="blotter",le="+Inf"} %d.0
        blotter_projection_delay_seconds_count{application="blotter"} %d.0
        """
            .formatted(quick, quick + slow, quick + slow, quick + slow));
  }

  @Test
  void of_a_hundred_events_ninety_nine_count() {
    assertThat(counted(99, 1).most()).isEqualTo("≤ 50");
    assertThat(counted(98, 2).most()).isEqualTo("≤ 100");
  }

  @Test
  void those_of_before_are_left_out() {
    assertThat(counted(1_099, 51).since(counted(1_000, 50)).most()).isEqualTo("≤ 50");
  }

  @Test
  void nothing_is_said_of_no_events() {
    assertThat(counted(5, 5).since(counted(5, 5)).most()).isEmpty();
  }
}
