package dev.blotter.job;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Has the jobs of this node run in their time, from its start until its stop. What they go by is
 * the time that passes: whatever is done to the clock of the machine, they go on.
 */
@Singleton
class Timers {

  private final Vertx vertx;
  private final Jobs jobs;
  private final List<Recurring> recurring;
  private final List<Timer> timers = new CopyOnWriteArrayList<>();

  Timers(Vertx vertx, Jobs jobs, @All List<Recurring> recurring) {
    this.vertx = vertx;
    this.jobs = jobs;
    this.recurring = recurring;
  }

  void begin(@Observes StartupEvent event) {
    recurring.forEach(this::begin);
  }

  private void begin(Recurring job) {
    var rhythm = job.rhythm();
    rhythm.interval().ifPresent(interval -> begin(job, rhythm.delay(), interval));
  }

  private void begin(Recurring job, Duration delay, Duration interval) {
    var timer = new Timer(vertx, jobs, job, interval);
    timers.add(timer);
    timer.wakeIn(delay.toNanos());
  }

  void stop(@Observes ShutdownEvent event) {
    timers.forEach(Timer::stop);
  }
}
