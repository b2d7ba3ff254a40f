package dev.blotter.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.testing.Logged;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class JobsTest {
  private final Jobs jobs = new Jobs();
  private final CompletableFuture<Void> work = new CompletableFuture<>();

  @Test
  void a_job_runs_each_time_it_is_asked_to() {
    var runs = new AtomicInteger();
    var job = jobs.run(() -> Uni.createFrom().voidItem().invoke(runs::incrementAndGet));
    job.subscribe().withSubscriber(UniAssertSubscriber.create()).assertCompleted();
    job.subscribe().withSubscriber(UniAssertSubscriber.create()).assertCompleted();
    assertThat(runs).hasValue(2);
  }

  @Test
  void a_failure_of_a_running_service_is_the_caller_s_to_know() {
    var run = start();
    work.completeExceptionally(new IllegalStateException("refused"));
    run.assertFailedWith(IllegalStateException.class, "refused");
  }

  @Test
  void no_job_begins_once_the_service_stops() {
    jobs.stop(new ShutdownEvent());
    start().assertCompleted();
    assertThat(work.getNumberOfDependents()).isZero();
  }

  @Test
  void a_stop_waits_for_the_job_that_is_under_way() throws InterruptedException {
    var run = start();
    var stop = new Thread(() -> jobs.stop(new ShutdownEvent()));
    stop.start();
    while (stop.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    work.complete(null);
    stop.join();
    run.assertCompleted();
  }

  @Test
  void what_fails_since_the_service_stopped_under_it_is_no_failure() {
    var run = start();
    jobs.stop(new ShutdownEvent());
    work.completeExceptionally(new IllegalStateException("pool closed"));
    run.assertCompleted();
  }

  @Test
  void a_job_that_fails_again_and_again_says_so_once_and_once_that_it_goes_on() {
    try (var logged = Logged.by(Jobs.class)) {
      for (int run = 0; run < 3; run++) {
        again(Uni.createFrom().failure(new IllegalStateException("no database"))).assertCompleted();
      }
      again(Uni.createFrom().voidItem()).assertCompleted();
      again(Uni.createFrom().voidItem()).assertCompleted();
      assertThat(logged.texts())
          .containsExactly(
              "the job expiry has failed; it is tried again", "the job expiry goes on");
    }
  }

  private UniAssertSubscriber<Void> again(Uni<Void> job) {
    return jobs.again("expiry", () -> job).subscribe().withSubscriber(UniAssertSubscriber.create());
  }

  private UniAssertSubscriber<Void> start() {
    return jobs.run(() -> Uni.createFrom().completionStage(work))
        .subscribe()
        .withSubscriber(UniAssertSubscriber.create());
  }
}
