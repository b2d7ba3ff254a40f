package dev.blotter.relay;

import dev.blotter.eventlog.AppendListener;
import dev.blotter.eventlog.LaneReader;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.job.Jobs;
import dev.blotter.job.Outage;
import dev.blotter.job.Rounds;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Relays again and again: soon after this node has appended or what it sent was acknowledged, and
 * whenever it looks for what other nodes have appended. Whatever happens to the broker, nothing
 * else waits for it.
 */
@Singleton
final class Relay implements AppendListener {

  private static final Logger LOG = Logger.getLogger(Relay.class);
  private static final long SOON_MILLIS = 5;
  private static final long FAILED_MILLIS = 1_000;
  private static final Duration LANDING = Duration.ofSeconds(1);
  private static final long LOOK_NANOS = Duration.ofMillis(10).toNanos();
  private static final long LAG_NANOS = Duration.ofSeconds(1).toNanos();

  private final Outage outage = new Outage(LOG, "the relay of events");
  private final Rounds rounds;
  private final Jobs jobs;
  private final Leases leases;
  private final RelayConfig config;
  private final RelayFigures figures;
  private final Departures departures;
  private final Link link = new Link(System::nanoTime);
  private final UnderWay underWay = new UnderWay();
  private final Landings landings;
  private long keptAt = System.nanoTime();
  private final AtomicBoolean asking = new AtomicBoolean();
  private long askedAt = System.nanoTime() - LAG_NANOS;

  Relay(
      Vertx vertx,
      Jobs jobs,
      Leases leases,
      LaneReader reader,
      Outlet outlet,
      RelayConfig config,
      RelayFigures figures) {
    this.rounds = new Rounds(vertx, this::work);
    this.jobs = jobs;
    this.leases = leases;
    this.config = config;
    this.figures = figures;
    this.departures = new Departures(leases, reader, outlet, config);
    this.landings = new Landings(leases, underWay, this::signal);
  }

  @Override
  public void appended(int lane, List<RecordedEvent> events) {
    signal();
  }

  /** Begins to relay, where this node is to. */
  void start() {
    if (config.enabled()) {
      rounds.begin();
    }
  }

  /** Sends nothing more; what is on its way is moved on if it lands while the database is there. */
  void stop() {
    rounds.stop();
  }

  void started(@Observes StartupEvent event) {
    start();
  }

  void stopping(@Observes ShutdownEvent event) {
    stop();
    leave();
  }

  /**
   * Waits a moment for what is on its way, and leaves the lanes of the rest to others at once. They
   * send it again.
   */
  void leave() {
    waitUntil(underWay::isEmpty);
    if (!underWay.isEmpty()) {
      var released = leases.release().onFailure().invoke(Relay::kept).subscribeAsCompletionStage();
      waitUntil(released::isDone);
    }
  }

  /** For a moment, on the thread that ends the service. */
  private static void waitUntil(BooleanSupplier done) {
    long until = System.nanoTime() + LANDING.toNanos();
    while (!done.getAsBoolean() && System.nanoTime() - until < 0) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private static void kept(Throwable fault) {
    LOG.infof("lanes of the relay are others' once their leases run out: %s", fault.toString());
  }

  private void signal() {
    if (link.isOpen()) {
      rounds.signal(SOON_MILLIS);
    } else {
      rounds.note();
    }
  }

  private void work() {
    askIfDue();
    jobs.run(this::round).subscribe().with(done -> worked(), this::failed);
  }

  private void worked() {
    outage.over();
    next(config.poll().toMillis());
  }

  private Uni<Void> round() {
    return keepIfDue().chain(this::send);
  }

  private Uni<Void> send() {
    boolean open = link.isOpen();
    if (!open && (link.waitMillis() > 0 || !underWay.isEmpty())) {
      return Uni.createFrom().voidItem();
    }
    return departures.next(underWay, open).invoke(this::depart).replaceWithVoid();
  }

  private void depart(List<Flight> flights) {
    long now = System.nanoTime();
    flights.forEach(flight -> underWay.begin(flight.lease().lane(), now));
    flights.forEach(flight -> departures.send(flight).subscribe().with(this::landed));
  }

  private void landed(Landing landing) {
    figures.sent(landing.events());
    var fault = landing.fault();
    if (fault == null) {
      link.worked();
    } else {
      link.failed();
      figures.failed();
      LOG.warnf("lane %d is relayed again: %s", landing.lease().lane(), fault.toString());
    }
    landings.add(landing);
  }

  /** A node that gets nothing through for long leaves its lanes to others. */
  private Uni<Void> keepIfDue() {
    long now = System.nanoTime();
    if (now - keptAt < config.lease().dividedBy(3).toNanos()) {
      return Uni.createFrom().voidItem();
    }
    keptAt = now;
    var lanes = underWay.lanesSince(now - config.patience().toNanos());
    return lanes.isEmpty() ? Uni.createFrom().voidItem() : leases.keep(lanes);
  }

  /** Beside the round: how much waits matters most where rounds fail. */
  private void askIfDue() {
    long now = System.nanoTime();
    if (now - askedAt >= LAG_NANOS && asking.compareAndSet(false, true)) {
      askedAt = now;
      jobs.run(() -> leases.lag().invoke(figures::seen).replaceWithVoid())
          .onTermination()
          .invoke(() -> asking.set(false))
          .subscribe()
          .with(done -> {}, this::notTold);
    }
  }

  private void notTold(Throwable fault) {
    if (figures.lag() != null) {
      LOG.warnf("nobody knows how much is to be relayed: %s", fault.toString());
    }
    figures.seen(null);
    figures.failed();
  }

  private void failed(Throwable fault) {
    if (!rounds.isStopped()) {
      outage.failed(fault);
    }
    figures.failed();
    next(FAILED_MILLIS);
  }

  private void next(long delay) {
    long later = Math.max(delay, link.waitMillis());
    rounds.next(later, link.isOpen() ? SOON_MILLIS : later);
  }
}
