package dev.blotter.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Lane;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final int LANE = 7;

  private final Progress progress = new Progress(List.of("orders"), () -> 0);

  private static Map<String, long[]> found(long position) {
    var lanes = new long[Lane.COUNT];
    lanes[LANE] = position;
    return Map.of("orders", lanes);
  }

  private void pass(long position) {
    progress.moved(Map.of(LANE, Map.of("orders", position)));
  }

  @Test
  void a_look_that_began_before_a_pass_ended_takes_nothing_back() {
    pass(23);
    long look = progress.look();
    pass(27);
    progress.observed(found(23), look);
    assertThat(progress.applied(LANE)).isEqualTo(27);
  }

  @Test
  void what_others_have_applied_meanwhile_counts() {
    long look = progress.look();
    pass(23);
    progress.observed(found(27), look);
    assertThat(progress.applied(LANE)).isEqualTo(27);
  }

  @Test
  void a_read_model_that_was_reset_is_at_the_beginning_again() {
    pass(27);
    progress.observed(found(0), progress.look());
    assertThat(progress.applied(LANE)).isZero();
  }
}
