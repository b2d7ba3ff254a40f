package dev.blotter.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.testing.TestVertx;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RestTest {

  private static final Duration LEAST = Duration.ofMillis(20);

  private final AtomicLong now = new AtomicLong(1_000);
  private final Rest rest = new Rest(TestVertx.get(), LEAST, now::get);

  @Test
  void none_is_due_before_the_first_pass() {
    assertThat(rest.isOver(() -> {})).isTrue();
  }

  @Test
  void lasts_from_the_beginning_of_a_pass_and_no_longer() {
    rest.begin();
    now.addAndGet(LEAST.toNanos() - 1);
    assertThat(rest.isOver(() -> {})).isFalse();
    now.addAndGet(1);
    assertThat(rest.isOver(() -> {})).isTrue();
  }

  @Test
  void whoever_came_too_early_is_called_once_it_is_over() throws InterruptedException {
    var called = new AtomicInteger();
    var first = new CountDownLatch(1);
    rest.begin();
    for (int i = 0; i < 3; i++) {
      assertThat(
              rest.isOver(
                  () -> {
                    called.incrementAndGet();
                    first.countDown();
                  }))
          .isFalse();
    }
    assertThat(first.await(5, TimeUnit.SECONDS)).isTrue();
    TimeUnit.NANOSECONDS.sleep(2 * LEAST.toNanos());
    assertThat(called).hasValue(1);
  }
}
