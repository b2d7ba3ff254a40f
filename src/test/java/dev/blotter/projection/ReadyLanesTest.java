package dev.blotter.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReadyLanesTest {

  private final long[] behind = new long[64];
  private final ReadyLanes lanes = new ReadyLanes(2, 100, lane -> behind[lane]);

  private void ready(int lane, long events) {
    behind[lane] = events;
    lanes.mark(lane);
  }

  @Test
  void lanes_with_little_to_apply_share_a_pass() {
    ready(3, 40);
    ready(1, 40);
    ready(2, 20);
    assertThat(lanes.take()).containsExactly(3, 1, 2);
    assertThat(lanes.take()).isEmpty();
  }

  @Test
  void a_pass_is_not_made_larger_than_it_may_be() {
    ready(1, 60);
    ready(2, 60);
    assertThat(lanes.take()).containsExactly(1);
    lanes.done(List.of(1));
    assertThat(lanes.take()).containsExactly(2);
  }

  @Test
  void a_lane_that_is_far_behind_has_a_pass_of_its_own() {
    ready(1, 100_000);
    ready(2, 1);
    assertThat(lanes.take()).containsExactly(1);
    lanes.done(List.of(1));
    assertThat(lanes.take()).containsExactly(2);
  }

  @Test
  void what_comes_while_a_pass_runs_shares_the_next_one() {
    ready(1, 1);
    assertThat(lanes.take()).containsExactly(1);
    ready(1, 1);
    ready(2, 1);
    assertThat(lanes.take()).isEmpty();
    lanes.done(List.of(1));
    assertThat(lanes.take()).containsExactly(1, 2);
  }

  @Test
  void another_pass_runs_beside_it_once_enough_waits() {
    ready(1, 100);
    assertThat(lanes.take()).containsExactly(1);
    ready(2, 99);
    assertThat(lanes.take()).isEmpty();
    ready(3, 1);
    assertThat(lanes.take()).containsExactly(2, 3);
  }

  @Test
  void a_lane_is_in_one_pass_at_a_time() {
    ready(1, 1);
    assertThat(lanes.take()).containsExactly(1);
    ready(1, 100);
    ready(2, 100);
    assertThat(lanes.take()).containsExactly(2);
  }

  @Test
  void only_so_many_passes_run_at_a_time() {
    ready(1, 100);
    ready(2, 100);
    ready(3, 100);
    assertThat(lanes.take()).containsExactly(1);
    assertThat(lanes.take()).containsExactly(2);
    assertThat(lanes.take()).isEmpty();
    lanes.done(List.of(1));
    assertThat(lanes.take()).containsExactly(3);
  }
}
