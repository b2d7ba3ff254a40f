package dev.blotter.projection;

import dev.blotter.eventlog.EventLog;
import dev.blotter.job.Outage;
import dev.blotter.kernel.Lane;
import dev.blotter.kernel.LanePosition;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * Asks the database how far the log and the checkpoints are, again and again: soon while there is
 * something to find, seldom while there is not.
 */
final class Poll {

  private static final Logger LOG = Logger.getLogger(Poll.class);

  /** How long a look may take before what is cached counts as old; ten times what one waits. */
  private static final long BLIND_MILLIS = 5_000;

  private final Outage outage = new Outage(LOG, "the look for events to apply");
  private final Vertx vertx;
  private final EventLog log;
  private final Preparation preparation;
  private final Observation observation;
  private final Progress progress;
  private final boolean applies;
  private final Pace pace;
  private final IntConsumer behind;
  private final long[] own = new long[Lane.COUNT];
  private List<LanePosition> unheardOf = List.of();
  private boolean stopped;
  private boolean asking;
  private long timer = -1;
  private long watch = -1;

  /**
   * @param behind is told of each lane that has events to apply
   */
  Poll(
      Vertx vertx,
      EventLog log,
      Preparation preparation,
      Observation observation,
      Progress progress,
      ProjectionConfig config,
      IntConsumer behind) {
    this.vertx = vertx;
    this.log = log;
    this.preparation = preparation;
    this.observation = observation;
    this.progress = progress;
    this.applies = config.enabled();
    this.pace = new Pace(config.pollMin().toMillis(), config.pollMax().toMillis());
    this.behind = behind;
  }

  void start() {
    ask();
  }

  synchronized void stop() {
    stopped = true;
    vertx.cancelTimer(timer);
    vertx.cancelTimer(watch);
  }

  /** This node has appended to a lane, that far. */
  synchronized void appended(int lane, long position) {
    own[lane] = Math.max(own[lane], position);
  }

  synchronized void hurry() {
    pace.hurry();
    if (!asking && vertx.cancelTimer(timer)) {
      next();
    }
  }

  private void ask() {
    synchronized (this) {
      asking = true;
      watch = vertx.setPeriodic(BLIND_MILLIS, id -> observation.blind());
    }
    long look = progress.look();
    var prepared = applies ? preparation.ensure() : Uni.createFrom().voidItem();
    prepared
        .chain(() -> Uni.combine().all().unis(log.heads(), observation.checkpoints()).asTuple())
        .subscribe()
        .with(both -> answered(both.getItem1(), both.getItem2(), look), this::failed);
  }

  private void answered(long[] heads, Checkpoints.State checkpoints, long look) {
    outage.over();
    progress.observed(checkpoints, look);
    boolean news = foundOthers();
    unheardOf = unheardOf(heads);
    for (int lane = 0; lane < Lane.COUNT; lane++) {
      progress.headAtLeast(lane, heads[lane]);
      if (progress.isBehind(lane)) {
        behind.accept(lane);
      }
    }
    pace.answered(news || progress.isAwaited());
    next();
  }

  /**
   * Whether the last look has found what others have appended. What this node appends is often seen
   * by a look before the node itself is told that it is there: that is no news.
   */
  private synchronized boolean foundOthers() {
    return unheardOf.stream().anyMatch(found -> own[found.lane()] < found.position());
  }

  private List<LanePosition> unheardOf(long[] heads) {
    return IntStream.range(0, Lane.COUNT)
        .filter(lane -> progress.head(lane) < heads[lane])
        .mapToObj(lane -> new LanePosition(lane, heads[lane]))
        .toList();
  }

  private void failed(Throwable fault) {
    progress.failed();
    observation.blind();
    pace.answered(false);
    synchronized (this) {
      if (!stopped) {
        outage.failed(fault);
      }
    }
    next();
  }

  private synchronized void next() {
    asking = false;
    vertx.cancelTimer(watch);
    if (!stopped) {
      timer = vertx.setTimer(pace.delay(), id -> ask());
    }
  }
}
