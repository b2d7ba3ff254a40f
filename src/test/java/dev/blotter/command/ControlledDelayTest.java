package dev.blotter.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ControlledDelayTest {

  private long now = 1_000_000;
  private final ControlledDelay delay =
      new ControlledDelay(Duration.ofMillis(100), Duration.ofMillis(500), () -> now);

  @Test
  void a_burst_may_wait_for_an_interval_where_nobody_waited_before() {
    pass(10_000);
    left(0);
    assertThat(admits(101)).isTrue();
    assertThat(admits(500)).isTrue();
    assertThat(admits(501)).isFalse();
  }

  @Test
  void a_queue_that_stands_for_an_interval_admits_only_what_waits_no_longer_than_the_target() {
    left(100);
    stand(600);
    assertThat(delay.stands()).isTrue();
    assertThat(admits(100)).isTrue();
    assertThat(admits(101)).isFalse();
  }

  @Test
  void one_that_leaves_in_time_ends_it() {
    stand(3_000);
    left(99);
    assertThat(delay.stands()).isFalse();
    assertThat(admits(400)).isTrue();
  }

  @Test
  void a_queue_that_nothing_leaves_stands_as_well() {
    left(0);
    pass(501);
    assertThat(admits(101)).isFalse();
  }

  @Test
  void an_empty_queue_admits_however_long_it_was_idle() {
    pass(100_000);
    assertThat(admits(0)).isTrue();
  }

  @Test
  void those_refused_are_told_to_come_the_later_the_longer_it_stands() {
    assertThat(delay.retryAfter()).isEqualTo(1);
    stand(3_500);
    assertThat(delay.retryAfter()).isEqualTo(3);
    stand(60_000);
    assertThat(delay.retryAfter()).isEqualTo(10);
  }

  /** For so long everything that leaves has waited for too long. */
  private void stand(long millis) {
    for (long passed = 0; passed < millis; passed += 50) {
      pass(50);
      left(150);
    }
  }

  private void pass(long millis) {
    now += TimeUnit.MILLISECONDS.toNanos(millis);
  }

  private void left(long waitedMillis) {
    delay.left(TimeUnit.MILLISECONDS.toNanos(waitedMillis));
  }

  private boolean admits(long waitedMillis) {
    return delay.admits(TimeUnit.MILLISECONDS.toNanos(waitedMillis));
  }
}
