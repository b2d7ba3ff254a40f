package dev.blotter.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EventLoopLagTest {

  private static final CommandConfig CONFIG =
      new SmallRyeConfigBuilder()
          .addDiscoveredConverters()
          .withMapping(CommandConfig.class)
          .withDefaultValue("blotter.command.target-lag", "50ms")
          .withDefaultValue("blotter.command.target-wait-interval", "500ms")
          .build()
          .getConfigMapping(CommandConfig.class);

  private long now;
  private final EventLoopLag loop = new EventLoopLag(Duration.ofMillis(10), CONFIG, () -> now);

  @Test
  void a_loop_that_is_run_in_time_refuses_nothing() {
    tickEvery(10, 1_000);
    assertThat(loop.lag()).isZero();
    assertThat(loop.refusal()).isEmpty();
  }

  @Test
  void one_long_task_refuses_nothing() {
    tickEvery(10, 1_000);
    pass(4_000);
    assertThat(TimeUnit.NANOSECONDS.toMillis(loop.lag())).isEqualTo(3_990);
    assertThat(loop.refusal()).isEmpty();
    loop.tick();
    pass(4_000);
    assertThat(loop.refusal()).isEmpty();
  }

  @Test
  void a_loop_that_is_always_late_refuses_what_has_waited_for_it() {
    tickEvery(80, 1_000);
    assertThat(loop.refusal()).isEmpty();
    pass(70);
    assertThat(loop.refusal())
        .get()
        .extracting(Refusal::reason)
        .isEqualTo(Refusal.Reason.EVENT_LOOP);
    tickEvery(10, 20);
    pass(70);
    assertThat(loop.refusal()).isEmpty();
  }

  private void tickEvery(long millis, long forMillis) {
    for (long passed = 0; passed < forMillis; passed += millis) {
      pass(millis);
      loop.tick();
    }
  }

  private void pass(long millis) {
    now += TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
