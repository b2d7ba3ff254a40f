package dev.blotter.ledger.postgres;

import dev.blotter.eventlog.AppendListener;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.job.Jobs;
import dev.blotter.job.Outage;
import dev.blotter.job.Rounds;
import dev.blotter.ledger.LedgerConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Seals again and again: soon after this node has appended, and at least every second, since other
 * nodes append too. Before the first seal the heads outside are compared with the database.
 */
@Singleton
final class SealingLoop implements AppendListener {

  private static final Logger LOG = Logger.getLogger(SealingLoop.class);
  private static final long IDLE_MILLIS = 750;
  private static final long FAILED_MILLIS = 2_000;

  private final Outage outage = new Outage(LOG, "the sealing of the log");
  private final Rounds rounds;
  private final Jobs jobs;
  private final Sealer sealer;
  private final HeadMaking heads;
  private final OutsideWork outside;
  private final LedgerConfig config;
  private final LedgerFigures figures;

  SealingLoop(
      Vertx vertx,
      Jobs jobs,
      Sealer sealer,
      HeadMaking heads,
      OutsideWork outside,
      LedgerConfig config,
      LedgerFigures figures) {
    this.rounds = new Rounds(vertx, this::work);
    this.jobs = jobs;
    this.sealer = sealer;
    this.heads = heads;
    this.outside = outside;
    this.config = config;
    this.figures = figures;
  }

  @Override
  public void appended(int lane, List<RecordedEvent> events) {
    rounds.signal(config.sealInterval().toMillis());
  }

  void started(@Observes StartupEvent event) {
    if (config.enabled()) {
      rounds.begin();
    }
  }

  void stopping(@Observes ShutdownEvent event) {
    rounds.stop();
  }

  private void work() {
    jobs.run(this::round).subscribe().with(done -> worked(), this::failed);
  }

  private Uni<Void> round() {
    return outside
        .first()
        .chain(sealer::pass)
        .invoke(figures::passed)
        .chain(() -> heads.ifDue().onTermination().invoke(outside::begin))
        .replaceWithVoid();
  }

  private void worked() {
    outage.over();
    figures.worked();
    next(figures.isMore() ? 1 : IDLE_MILLIS);
  }

  private void failed(Throwable failure) {
    if (!rounds.isStopped()) {
      outage.failed(failure);
    }
    figures.failed();
    next(FAILED_MILLIS);
  }

  private void next(long delay) {
    rounds.next(delay, Math.min(delay, config.sealInterval().toMillis()));
  }
}
