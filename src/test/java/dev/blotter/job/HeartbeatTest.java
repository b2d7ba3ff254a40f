package dev.blotter.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

  private static final Duration EVERY = Duration.ofMillis(5);
  private static final Duration SHORT = Duration.ofMillis(100);
  private static final Duration LONG = Duration.ofMinutes(1);

  private final RunControl control = new RunControl();
  private final AtomicInteger beats = new AtomicInteger();
  private final CompletableFuture<String> work = new CompletableFuture<>();

  /** Else it would beat for ever. */
  @AfterEach
  void end() {
    work.complete("done");
  }

  @Test
  void what_was_not_heard_once_ends_no_run() {
    var run = run(LONG, () -> beats.incrementAndGet() == 1 ? refused() : heard(false));
    await().until(() -> beats.get() >= 3);
    assertThatCode(control::mustGoOn).doesNotThrowAnyException();
    work.complete("done");
    run.awaitItem().assertItem("done");
  }

  @Test
  void a_run_that_nobody_hears_for_long_is_given_up_and_says_why() {
    run(SHORT, HeartbeatTest::refused);
    await().until(this::hasEnded);
    assertThatThrownBy(control::mustGoOn)
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no connection");
  }

  @Test
  void a_run_whose_word_hangs_is_given_up_as_well() {
    run(SHORT, () -> Uni.createFrom().nothing());
    await().until(this::hasEnded);
    assertThatThrownBy(control::mustGoOn).isExactlyInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_run_that_is_asked_to_end_is_cancelled() {
    run(LONG, () -> heard(true));
    await().until(this::hasEnded);
    assertThatThrownBy(control::mustGoOn).isInstanceOf(CancellationException.class);
  }

  @Test
  void it_says_nothing_more_once_the_work_is_done() {
    var run = run(LONG, () -> heard(beats.incrementAndGet() < 0));
    await().until(() -> beats.get() >= 1);
    work.complete("done");
    run.awaitItem();
    int then = beats.get();
    await().pollDelay(EVERY.multipliedBy(20)).until(() -> true);
    assertThat(beats.get()).isLessThanOrEqualTo(then + 1);
  }

  private UniAssertSubscriber<String> run(Duration patience, Supplier<Uni<Boolean>> seen) {
    return new Heartbeat(control, seen, EVERY, patience)
        .during(() -> Uni.createFrom().completionStage(work))
        .subscribe()
        .withSubscriber(UniAssertSubscriber.create());
  }

  private boolean hasEnded() {
    try {
      control.mustGoOn();
      return false;
    } catch (IllegalStateException ended) {
      return true;
    }
  }

  private static Uni<Boolean> heard(boolean end) {
    return Uni.createFrom().item(end);
  }

  private static Uni<Boolean> refused() {
    return Uni.createFrom().failure(new IllegalArgumentException("no connection"));
  }
}
