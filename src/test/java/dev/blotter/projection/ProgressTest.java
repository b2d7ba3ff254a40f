package dev.blotter.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Lane;
import dev.blotter.kernel.LanePosition;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final int LANE = 7;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private long now;
  private final Progress progress = progress(List.of("orders"));
  private final Progress several = progress(List.of("users", "orders", "positions"));

  private Progress progress(Collection<String> projections) {
    return new Progress(projections, PATIENCE, () -> now);
  }

  private static Checkpoints.State found(long position) {
    return found(Map.of("orders", position), Set.of());
  }

  private static Checkpoints.State found(Map<String, Long> positions, Set<String> later) {
    Map<String, long[]> all = new HashMap<>();
    positions.forEach((name, position) -> all.put(name, lanes(position)));
    return new Checkpoints.State(all, later, 0);
  }

  private static long[] lanes(long position) {
    var lanes = new long[Lane.COUNT];
    lanes[LANE] = position;
    return lanes;
  }

  private void observe(Map<String, Long> positions, String... later) {
    several.observed(found(positions, Set.of(later)), several.look());
  }

  private void after(Duration time) {
    now += time.toNanos();
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

  @Test
  void a_read_model_that_this_node_does_not_know_holds_up_nobody() {
    progress.observed(found(Map.of("gone", 0L, "orders", 27L), Set.of()), progress.look());
    assertThat(progress.applied(LANE)).isEqualTo(27);
    assertThat(progress.lag("gone")).isZero();
  }

  @Test
  void a_lane_is_read_from_where_those_are_that_this_node_may_move() {
    several.headAtLeast(LANE, 100);
    observe(Map.of("users", 40L, "orders", 3L, "positions", 38L), "orders");
    assertThat(several.starts(LANE, 7)).containsExactly(38L);
    assertThat(several.behind(LANE)).isEqualTo(62);
    observe(Map.of("users", 100L, "orders", 3L, "positions", 100L), "orders");
    assertThat(several.starts(LANE, 7)).isEmpty();
    assertThat(several.isBehind(LANE)).isFalse();
  }

  @Test
  void one_that_is_far_behind_is_brought_further_by_itself() {
    several.headAtLeast(LANE, 100);
    observe(Map.of("users", 90L, "orders", 3L, "positions", 84L));
    assertThat(several.starts(LANE, 7)).containsExactly(84L, 3L);
    observe(Map.of("users", 100L, "orders", 10L, "positions", 100L));
    assertThat(several.starts(LANE, 7)).containsExactly(10L);
    observe(Map.of("users", 100L, "orders", 94L, "positions", 100L));
    assertThat(several.starts(LANE, 7)).containsExactly(94L);
  }

  @Test
  void one_that_stands_still_is_waited_for_for_a_while_and_no_longer() {
    observe(Map.of("users", 40L, "orders", 27L, "positions", 40L), "orders");
    var waiter = several.reached(new LanePosition(LANE, 40));
    after(PATIENCE);
    observe(Map.of("users", 50L, "orders", 27L, "positions", 50L), "orders");
    assertThat(several.applied(LANE)).isEqualTo(27);
    assertThat(several.leftBehind()).isEmpty();
    after(Duration.ofNanos(1));
    observe(Map.of("users", 50L, "orders", 27L, "positions", 50L), "orders");
    assertThat(several.applied(LANE)).isEqualTo(50);
    assertThat(waiter.done()).isCompleted();
    assertThat(several.leftBehind(LANE)).containsExactly("orders");
    assertThat(several.leftBehind(LANE + 1)).isEmpty();
    assertThat(several.lagSeconds()).as("nothing is in the log").isZero();
  }

  @Test
  void one_that_was_left_behind_is_waited_for_again_once_it_follows() {
    observe(Map.of("users", 40L, "orders", 27L, "positions", 40L));
    after(PATIENCE.multipliedBy(2));
    observe(Map.of("users", 60L, "orders", 39L, "positions", 60L));
    assertThat(several.applied(LANE)).isEqualTo(60);
    observe(Map.of("users", 70L, "orders", 60L, "positions", 70L));
    assertThat(several.applied(LANE)).as("it is not there for long").isEqualTo(70);
    after(Duration.ofSeconds(1));
    observe(Map.of("users", 72L, "orders", 71L, "positions", 72L));
    assertThat(several.applied(LANE)).isEqualTo(71);
    assertThat(several.leftBehind()).isEmpty();
  }

  @Test
  void those_who_follow_are_never_left_behind() {
    for (long position = 1; position < 20; position++) {
      observe(Map.of("users", 10 * position, "orders", 10 * position - 9, "positions", position));
      after(Duration.ofSeconds(2));
    }
    assertThat(several.leftBehind()).containsExactly("positions");
    assertThat(several.applied(LANE)).isEqualTo(181);
  }

  @Test
  void what_any_of_them_comes_past_is_told() {
    observe(Map.of("users", 40L, "orders", 27L, "positions", 40L));
    assertThat(several.ahead(LANE, Map.of("users", 40L, "orders", 30L)))
        .contains(new Span(LANE, 27, 30));
    assertThat(several.ahead(LANE, Map.of("users", 41L, "orders", 20L)))
        .contains(new Span(LANE, 40, 41));
    assertThat(several.ahead(LANE, Map.of("users", 40L, "orders", 27L))).isEmpty();
  }
}
