package dev.blotter.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class OneOpenCycleTest {

  @AutoClose private final ReadModels models = new ReadModels();
  private final Trader ada = new Trader(models.log, 7);

  private UUID fill() {
    return ada.fill(ada.place()).getLast().aggregate().id();
  }

  private long open(UUID position) {
    return models.number(
        "SELECT count(*) FROM positions WHERE closed_at IS NULL AND id = '" + position + "'");
  }

  /** The row that opens is touched first and has the lower id, and yet must be written last. */
  @Test
  void a_cycle_that_closes_makes_room_for_one_that_opens_again_in_the_same_append() {
    models.node();
    ada.register();
    var first = fill();
    assertThat(fill()).isEqualTo(first);
    var second = fill();
    models.caughtUp();
    assertThat(open(first)).isZero();
    assertThat(open(second)).isOne();
    ada.reopen(first, second);
    models.caughtUp();
    assertThat(models.number("SELECT count(*) FROM projection_parked")).isZero();
    assertThat(open(first)).isOne();
    assertThat(open(second)).isZero();
  }
}
