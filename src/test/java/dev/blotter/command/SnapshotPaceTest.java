package dev.blotter.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.AggregateRef;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SnapshotPaceTest {

  private final AggregateRef book = AggregateRef.portfolio(UUID.randomUUID());
  private final SnapshotPace pace = new SnapshotPace(200);

  @Test
  void a_state_is_kept_each_time_it_has_gone_through_so_many_versions() {
    assertThat(pace.isDue(book, 0, 199)).isFalse();
    assertThat(pace.isDue(book, 199, 200)).isTrue();
    pace.kept(book, 200, 1_000);
    assertThat(pace.isDue(book, 200, 399)).isFalse();
    assertThat(pace.isDue(book, 390, 410)).isTrue();
  }

  @Test
  void a_long_state_is_kept_once_as_much_would_be_read_of_events() {
    pace.kept(book, 200, 128 * 1_000);
    assertThat(pace.isDue(book, 399, 400)).isFalse();
    assertThat(pace.isDue(book, 999, 1_000)).isFalse();
    assertThat(pace.isDue(book, 1_190, 1_210)).isTrue();
  }

  @Test
  void what_was_kept_of_another_state_does_not_matter() {
    pace.kept(AggregateRef.portfolio(UUID.randomUUID()), 200, 128 * 1_000);
    assertThat(pace.isDue(book, 199, 200)).isTrue();
  }

  @Test
  void versions_that_never_came_to_be_hold_nothing_up() {
    pace.kept(book, 100_000, 128 * 100_000);
    assertThat(pace.isDue(book, 199, 200)).isTrue();
  }
}
