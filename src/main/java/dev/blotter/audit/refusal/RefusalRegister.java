package dev.blotter.audit.refusal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Takes in refusals and writes them a moment later, off the path of whoever was refused. What
 * cannot be written is tried again for as long as there is room, and counted after that.
 */
@Singleton
public final class RefusalRegister {

  private static final Logger LOG = Logger.getLogger(RefusalRegister.class);

  static final int BATCH = 500;
  static final int WAITING = 20_000;

  private static final long MOMENT_MILLIS = 500;
  private static final long PATIENCE_MILLIS = 2_000;

  private final RefusalTally tally = new RefusalTally();
  private final Refusals refusals;
  private final Vertx vertx;
  private final InstantSource clock;
  private final Counter dropped;
  private volatile List<Refusal> waiting = List.of();
  private boolean awake;
  private boolean stopped;

  RefusalRegister(Refusals refusals, Vertx vertx, InstantSource clock, MeterRegistry registry) {
    this.refusals = refusals;
    this.vertx = vertx;
    this.clock = clock;
    this.dropped =
        Counter.builder("blotter.refusals.dropped")
            .description("Refused commands that the record of refusals does not tell of")
            .register(registry);
  }

  /** Takes it in, at once. */
  public void add(RefusedCommand command) {
    if (!tally.add(command)) {
      dropped.increment();
    }
    wake();
  }

  /**
   * Nothing is ever under way twice: the next timer is set when all is written, or could not be.
   */
  private synchronized void wake() {
    if (!awake && !stopped) {
      awake = true;
      vertx.setTimer(MOMENT_MILLIS, timer -> work());
    }
  }

  private void work() {
    take(tally.due(clock.instant()));
    Uni.createFrom().deferred(this::write).subscribe().with(done -> rest(), this::failed);
  }

  private void failed(Throwable failure) {
    LOG.warnf("refusals were not recorded; it is tried again: %s", failure.toString());
    rest();
  }

  private synchronized void rest() {
    awake = false;
    if (!tally.isEmpty() || !waiting.isEmpty()) {
      wake();
    }
  }

  private synchronized void take(List<Refusal> due) {
    int room = Math.min(due.size(), WAITING - waiting.size());
    List<Refusal> all = new ArrayList<>(waiting);
    all.addAll(due.subList(0, room));
    waiting = List.copyOf(all);
    due.subList(room, due.size()).forEach(lost -> dropped.increment(lost.times()));
  }

  /** In as many statements as it takes. */
  private Uni<Void> write() {
    var batch = waiting.subList(0, Math.min(BATCH, waiting.size()));
    return batch.isEmpty()
        ? Uni.createFrom().voidItem()
        : refusals.add(batch).invoke(() -> written(batch)).chain(this::write);
  }

  private synchronized void written(List<Refusal> batch) {
    var gone = Set.copyOf(batch);
    waiting = waiting.stream().filter(refusal -> !gone.contains(refusal)).toList();
  }

  /**
   * What has come is written before the pool is closed; ids let a batch under way be sent twice.
   */
  void stop(@Observes ShutdownEvent event) {
    synchronized (this) {
      stopped = true;
    }
    take(tally.rest());
    try {
      write().subscribeAsCompletionStage().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warnf("%d refusals were not recorded when the service stopped: %s", waiting.size(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
