package dev.blotter.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.testing.TestVertx;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoundsTest {

  private static final long LATER = 3_600_000;
  private static final long SOON = 5;

  private final Semaphore begun = new Semaphore(0);
  private final Rounds rounds = new Rounds(TestVertx.get(), begun::release);

  @AfterEach
  void stop() {
    rounds.stop();
  }

  @Test
  void what_is_signalled_between_two_rounds_brings_the_next_one_forward()
      throws InterruptedException {
    rounds.begin();
    rounds.next(LATER, SOON);
    assertThat(begins(1)).isTrue();
    rounds.signal(SOON);
    assertThat(begins(1)).isTrue();
  }

  @Test
  void what_is_signalled_or_noted_during_a_round_is_not_left_for_later()
      throws InterruptedException {
    rounds.begin();
    rounds.signal(SOON);
    rounds.next(LATER, SOON);
    assertThat(begins(2)).isTrue();
    rounds.note();
    rounds.next(LATER, SOON);
    assertThat(begins(1)).isTrue();
  }

  @Test
  void what_is_only_noted_between_two_rounds_waits_for_the_next_one() throws InterruptedException {
    rounds.begin();
    rounds.next(LATER, SOON);
    rounds.note();
    rounds.signal(SOON);
    assertThat(begins(1)).isTrue();
    assertThat(begun.tryAcquire(50, TimeUnit.MILLISECONDS)).isFalse();
  }

  @Test
  void no_round_begins_after_the_stop() throws InterruptedException {
    rounds.begin();
    rounds.next(LATER, SOON);
    rounds.stop();
    rounds.signal(SOON);
    rounds.next(SOON, SOON);
    assertThat(begins(1)).isTrue();
    assertThat(begun.tryAcquire(50, TimeUnit.MILLISECONDS)).isFalse();
  }

  private boolean begins(int times) throws InterruptedException {
    return begun.tryAcquire(times, 5, TimeUnit.SECONDS);
  }
}
