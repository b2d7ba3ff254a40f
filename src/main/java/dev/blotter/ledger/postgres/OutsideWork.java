package dev.blotter.ledger.postgres;

import dev.blotter.job.Jobs;
import dev.blotter.ledger.LedgerConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Writes heads outside and looks at them there, beside the sealing, which is not to wait for a disk
 * or a bucket that does not answer.
 */
@ApplicationScoped
class OutsideWork {

  private static final Logger LOG = Logger.getLogger(OutsideWork.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final OutsideCheck check;
  private final Publishing publishing;
  private final Jobs jobs;
  private final long interval;
  private final AtomicBoolean atWork = new AtomicBoolean();
  private volatile boolean ready;
  private volatile long checkedAt;
  private volatile long pausedUntil;
  private volatile boolean failing;

  OutsideWork(OutsideCheck check, Publishing publishing, Jobs jobs, LedgerConfig config) {
    this.check = check;
    this.publishing = publishing;
    this.jobs = jobs;
    this.interval = config.checkInterval().toNanos();
  }

  /** Looks once before anything is sealed; fails until that has been possible. */
  Uni<Void> first() {
    return ready ? Uni.createFrom().voidItem() : look().invoke(() -> ready = true);
  }

  /** Does what there is to do, unless that is under way or has failed a moment ago. */
  void begin() {
    boolean pauses = pausedUntil != 0 && System.nanoTime() - pausedUntil < 0;
    if (!pauses && atWork.compareAndSet(false, true)) {
      jobs.run(() -> lookIfDue().chain(publishing::publish))
          .onTermination()
          .invoke(() -> atWork.set(false))
          .subscribe()
          .with(done -> wentWell(), this::failed);
    }
  }

  private Uni<Void> lookIfDue() {
    boolean due = System.nanoTime() - checkedAt > interval;
    return due ? look() : Uni.createFrom().voidItem();
  }

  private Uni<Void> look() {
    long now = System.nanoTime();
    return check.run().invoke(() -> checkedAt = now);
  }

  private void wentWell() {
    pausedUntil = 0;
    if (failing) {
      failing = false;
      LOG.info("heads are written outside the database again");
    }
  }

  /** Said once: a disk may stay full for days. */
  private void failed(Throwable failure) {
    pausedUntil = System.nanoTime() + PAUSE.toNanos();
    if (!failing) {
      failing = true;
      LOG.warnf("heads are not written outside the database: %s", failure.toString());
    }
  }
}
