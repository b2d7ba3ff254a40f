package dev.blotter.job;

import static io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle.setContextSafe;

import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Runs one job again and again. It is set anew when a run has ended, so that no two are ever under
 * way; beginnings that have passed by then are left out.
 */
final class Timer {

  private final ContextInternal loop;
  private final Jobs jobs;
  private final Recurring job;
  private final long interval;
  private boolean stopped;
  private long pending;

  Timer(Vertx vertx, Jobs jobs, Recurring job, Duration interval) {
    this.loop = ((VertxInternal) vertx).createEventLoopContext();
    this.jobs = jobs;
    this.job = job;
    this.interval = interval.toNanos();
  }

  synchronized void wakeIn(long nanos) {
    if (!stopped) {
      long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos));
      pending = loop.setTimer(millis, timer -> run());
    }
  }

  synchronized void stop() {
    stopped = true;
    loop.owner().cancelTimer(pending);
  }

  /** In a context of its own, as each request has one: what belongs to one run is kept there. */
  private void run() {
    long begun = System.nanoTime();
    var context = loop.duplicate();
    setContextSafe(context, true);
    context.runOnContext(
        now ->
            jobs.again(job.name(), job::run)
                .subscribe()
                .with(done -> wakeIn(interval - (System.nanoTime() - begun) % interval)));
  }
}
