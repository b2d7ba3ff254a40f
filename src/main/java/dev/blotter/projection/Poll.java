package dev.blotter.projection;

import dev.blotter.eventlog.EventLog;
import dev.blotter.kernel.Lane;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.Collection;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jboss.logging.Logger;

/**
 * Asks the database how far the log and the checkpoints are, again and again: soon while there is
 * something to find, seldom while there is not.
 */
final class Poll {

  private static final Logger LOG = Logger.getLogger(Poll.class);

  private final Vertx vertx;
  private final Pool pool;
  private final EventLog log;
  private final Collection<Projection<?>> projections;
  private final Progress progress;
  private final Notices notices;
  private final boolean applies;
  private final Pace pace;
  private final ParkedRetry parked;
  private final IntConsumer behind;
  private volatile boolean prepared;
  private boolean stopped;
  private boolean asking;
  private long timer = -1;
  private volatile ParkedFigures figures = ParkedFigures.NONE;

  Poll(
      Vertx vertx,
      Pool pool,
      EventLog log,
      Collection<Projection<?>> projections,
      Progress progress,
      Notices notices,
      ParkedRetry parked,
      ProjectionConfig config,
      IntConsumer behind) {
    this.vertx = vertx;
    this.pool = pool;
    this.log = log;
    this.projections = projections;
    this.progress = progress;
    this.notices = notices;
    this.parked = parked;
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
  }

  /** True once the checkpoints are there. */
  boolean isPrepared() {
    return prepared;
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
    }
    var prepare = prepared || !applies ? Uni.createFrom().voidItem() : prepare();
    prepare
        .chain(() -> Uni.combine().all().unis(log.heads(), observe()).asTuple())
        .subscribe()
        .with(both -> answered(both.getItem1(), both.getItem2()), this::failed);
  }

  private Uni<Void> prepare() {
    return Multi.createFrom()
        .iterable(projections)
        .onItem()
        .transformToUniAndConcatenate(p -> Checkpoints.prepare(pool, p))
        .collect()
        .last()
        .invoke(() -> prepared = true)
        .invoke(this::retryParked);
  }

  /** Beside everything else: nobody waits for users that are parked. */
  private void retryParked() {
    parked
        .all()
        .subscribe()
        .with(done -> {}, fault -> LOG.warnf("what is parked stays so: %s", fault.toString()));
  }

  /** The checkpoints, once everyone who must know of what they tell has been told. */
  private Uni<Map<String, long[]>> observe() {
    return pool.withConnection(
        connection ->
            Uni.combine()
                .all()
                .unis(Checkpoints.all(connection), ParkedFigures.read(connection, figures))
                .asTuple()
                .call(both -> notices.ofAll(connection, both.getItem1(), both.getItem2()))
                .invoke(both -> parked(both.getItem2()))
                .map(both -> both.getItem1().positions()));
  }

  private void parked(ParkedFigures now) {
    figures = now;
    progress.parked(now);
  }

  private void answered(long[] heads, Map<String, long[]> checkpoints) {
    progress.observed(checkpoints);
    boolean news = false;
    for (int lane = 0; lane < Lane.COUNT; lane++) {
      news |= progress.head(lane) < heads[lane];
      progress.headAtLeast(lane, heads[lane]);
      if (progress.isBehind(lane)) {
        behind.accept(lane);
      }
    }
    pace.answered(news || progress.isAwaited());
    next();
  }

  private void failed(Throwable fault) {
    progress.failed();
    pace.answered(false);
    synchronized (this) {
      if (!stopped) {
        LOG.warnf("the projections cannot ask the database: %s", fault.toString());
      }
    }
    next();
  }

  private synchronized void next() {
    asking = false;
    if (!stopped) {
      timer = vertx.setTimer(pace.delay(), id -> ask());
    }
  }
}
