package dev.blotter.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.testing.Property;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {

  @Test
  void an_id_carries_its_lane_and_its_millisecond() {
    Property.check(
        "an id carries its lane and its millisecond",
        1_000,
        random -> {
          var ids = new TimeOrderedIds(random);
          int lane = random.nextInt(Lane.COUNT);
          var at = Instant.ofEpochMilli(random.nextLong(1L << 47));
          var id = ids.next(lane, at);
          assertThat(id.version()).isEqualTo(7);
          assertThat(id.variant()).isEqualTo(2);
          assertThat(Lane.of(id)).isEqualTo(lane);
          assertThat(Ids.createdAt(id)).isEqualTo(at);
        });
  }

  @Test
  void a_foreign_random_id_has_a_lane_too() {
    assertThat(Lane.of(UUID.fromString("00000000-0000-4fff-8000-000000000000"))).isEqualTo(63);
    assertThat(Lane.of(UUID.fromString("00000000-0000-4f40-8000-000000000000"))).isZero();
  }

  @Test
  void only_an_id_of_version_seven_tells_its_time() {
    assertThatThrownBy(() -> Ids.createdAt(UUID.randomUUID()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_lane_out_of_range_is_refused() {
    assertThatThrownBy(() -> Lane.checked(64)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Lane.checked(-1)).isInstanceOf(IllegalArgumentException.class);
  }
}
