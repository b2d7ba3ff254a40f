package dev.blotter.relay;

import dev.blotter.eventlog.AppendListener;
import dev.blotter.eventlog.LaneReader;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.job.Jobs;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
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
  private static final long LAG_NANOS = Duration.ofSeconds(1).toNanos();

  private final Vertx vertx;
  private final Jobs jobs;
  private final Leases leases;
  private final RelayConfig config;
  private final RelayFigures figures;
  private final Departures departures;
  private final Link link = new Link(System::nanoTime);
  private final UnderWay underWay = new UnderWay();
  private final Landings landings;
  private long keptAt = System.nanoTime();
  private long askedAt = System.nanoTime() - LAG_NANOS;
  private boolean stopped;
  private boolean waits;
  private boolean signalled;
  private long timer;

  Relay(
      Vertx vertx,
      Jobs jobs,
      Leases leases,
      LaneReader reader,
      Outlet outlet,
      RelayConfig config,
      RelayFigures figures) {
    this.vertx = vertx;
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
      work();
    }
  }

  /** Sends nothing more; what is on its way is moved on if it lands while the database is there. */
  synchronized void stop() {
    stopped = true;
    vertx.cancelTimer(timer);
  }

  void started(@Observes StartupEvent event) {
    start();
  }

  void stopping(@Observes ShutdownEvent event) {
    stop();
  }

  private synchronized void signal() {
    boolean first = !signalled;
    signalled = true;
    if (first && waits && link.isOpen() && vertx.cancelTimer(timer)) {
      wakeIn(SOON_MILLIS);
    }
  }

  private void work() {
    synchronized (this) {
      waits = false;
      signalled = false;
    }
    jobs.run(this::round).subscribe().with(done -> next(config.poll().toMillis()), this::failed);
  }

  private Uni<Void> round() {
    return keepIfDue().chain(this::send).chain(this::askIfDue);
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

  private Uni<Void> askIfDue() {
    long now = System.nanoTime();
    if (now - askedAt < LAG_NANOS) {
      return Uni.createFrom().voidItem();
    }
    askedAt = now;
    return leases.lag().invoke(figures::seen).replaceWithVoid();
  }

  private void failed(Throwable fault) {
    synchronized (this) {
      if (!stopped) {
        LOG.warnf("events were not relayed; it is tried again: %s", fault.toString());
      }
    }
    figures.failed();
    next(FAILED_MILLIS);
  }

  private synchronized void next(long delay) {
    if (!stopped) {
      wakeIn(signalled && link.isOpen() ? SOON_MILLIS : Math.max(delay, link.waitMillis()));
    }
  }

  private synchronized void wakeIn(long delay) {
    waits = true;
    timer = vertx.setTimer(Math.max(1, delay), id -> work());
  }
}
