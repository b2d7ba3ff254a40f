package dev.blotter.projection;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Of whom events are set aside, however many they are. */
class ParkedFiguresTest {

  private static final String PARK =
      """
      INSERT INTO projection_parked (projection, lane, lane_position, user_id, event_id, event_type)
      SELECT '%s', 1, i, lpad(i::text, 32, '0')::uuid, gen_random_uuid(), 'OrderAccepted'
      FROM generate_series(1, %d) AS i""";

  @AutoClose private final ReadModels models = new ReadModels();

  private ParkedFigures read() {
    return await(ParkedFigures.read(models.database.pool(), ParkedFigures.NONE));
  }

  private static UUID user(int number) {
    return new UUID(0, Long.parseLong(Integer.toString(number), 16));
  }

  @Test
  void whoever_is_parked_is_told_so_and_nobody_else() {
    models.execute(PARK.formatted("orders", 2));
    models.execute(PARK.formatted("users", 1));
    var figures = read();
    assertThat(figures.of(user(1))).containsExactly("orders", "users");
    assertThat(figures.of(user(2))).containsExactly("orders");
    assertThat(figures.of(user(3))).isEmpty();
  }

  @Test
  void of_more_users_than_are_kept_everybody_is_told_that_rows_may_lack_something() {
    models.execute(PARK.formatted("portfolios", 10_001));
    models.execute(PARK.formatted("orders", 1));
    var figures = read();
    for (int number = 1; number <= 10_001; number++) {
      assertThat(figures.of(user(number))).contains("portfolios");
    }
    assertThat(figures.of(user(1))).isEqualTo(List.of("orders", "portfolios"));
    assertThat(figures.of(UUID.randomUUID())).containsExactly("portfolios");
  }
}
