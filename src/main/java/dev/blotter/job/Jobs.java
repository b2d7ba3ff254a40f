package dev.blotter.job;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The jobs that are under way. A stop closes the pool before it ends all timers: so from its
 * beginning no job begins, and those under way get a moment to end. What fails after that fails
 * because of the stop, which is no error.
 */
@ApplicationScoped
public class Jobs {
  private static final Logger LOG = Logger.getLogger(Jobs.class);
  private static final Duration PATIENCE = Duration.ofMillis(500);

  /** The one party at the start stands for the running service itself. */
  private final Phaser underWay = new Phaser(1);

  /** By the names of jobs. */
  private final Map<String, Outage> outages = new ConcurrentHashMap<>();

  private volatile boolean stopping;

  /** Runs a job, or does nothing once the service stops. */
  public Uni<Void> run(Supplier<Uni<Void>> job) {
    return Uni.createFrom().deferred(() -> begin() ? underWay(job) : nothing());
  }

  private boolean begin() {
    return !stopping && underWay.register() >= 0;
  }

  private Uni<Void> underWay(Supplier<Uni<Void>> job) {
    return Uni.createFrom()
        .deferred(job::get)
        .onTermination()
        .invoke(underWay::arriveAndDeregister)
        .onFailure(failure -> stopping)
        .recoverWithUni(Jobs::stopped);
  }

  /**
   * Runs a job that comes again by itself. That it fails is said once, however often it does so
   * before it goes well.
   */
  Uni<Void> again(String name, Supplier<Uni<Void>> job) {
    return run(job)
        .invoke(() -> outage(name).over())
        .onFailure()
        .invoke(failure -> outage(name).failed(failure))
        .onFailure()
        .recoverWithUni(Jobs::nothing);
  }

  private Outage outage(String name) {
    return outages.computeIfAbsent(name, key -> new Outage(LOG, "the job " + key));
  }

  private static Uni<Void> stopped(Throwable failure) {
    LOG.debugf(failure, "a job was stopped with the service");
    return nothing();
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }

  void stop(@Observes ShutdownEvent event) {
    stopping = true;
    int phase = underWay.arriveAndDeregister();
    try {
      underWay.awaitAdvanceInterruptibly(phase, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.infof("%d jobs were under way when the service stopped", underWay.getUnarrivedParties());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
