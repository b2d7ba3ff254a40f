package dev.blotter.projection;

import dev.blotter.eventlog.AppendListener;
import dev.blotter.eventlog.EventLog;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.Lane;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * Keeps the read models up to date. What this node appends is handed over and applied at once; what
 * other nodes append is found by asking the database, which alone says how far things are. Several
 * nodes may run: a lane is worked on by one at a time. No fault of the database ends the work.
 */
final class ProjectionRunner implements AppendListener {

  private static final Logger LOG = Logger.getLogger(ProjectionRunner.class);

  private final Progress progress;
  private final HandedOver handedOver;
  private final ReadyLanes ready;
  private final List<LaneWork> lanes;
  private final Poll poll;
  private final boolean applies;
  private volatile boolean stopped;

  ProjectionRunner(
      Vertx vertx,
      Pool pool,
      EventLog log,
      Map<String, Projection<?>> projections,
      Progress progress,
      Notices notices,
      ParkedRetry parked,
      ProjectionConfig config) {
    this.progress = progress;
    this.applies = config.enabled();
    this.handedOver = new HandedOver(2 * config.batchSize());
    this.ready = new ReadyLanes(config.parallelism());
    var pass = new LanePass(pool, projections, config.lease());
    this.lanes =
        IntStream.range(0, Lane.COUNT)
            .mapToObj(
                lane ->
                    new LaneWork(
                        lane, log, pass, progress, notices, handedOver, config.batchSize()))
            .toList();
    this.poll =
        new Poll(
            vertx,
            pool,
            log,
            projections.values(),
            progress,
            notices,
            parked,
            config,
            this::behind);
  }

  void start() {
    poll.start();
  }

  /** Begins nothing more; what is under way ends or is rolled back. */
  void stop() {
    stopped = true;
    poll.stop();
  }

  /** Looks at the database again soon, since a reader waits. */
  void hurry() {
    poll.hurry();
  }

  @Override
  public void appended(int lane, List<RecordedEvent> events) {
    if (events.isEmpty() || stopped) {
      return;
    }
    handedOver.offer(lane, events);
    progress.headAtLeast(lane, events.get(events.size() - 1).position().position());
    if (applies && poll.isPrepared()) {
      ready.mark(lane);
      runReady();
    }
  }

  private void behind(int lane) {
    if (applies) {
      ready.mark(lane);
      runReady();
    }
  }

  private void runReady() {
    for (var lane = ready.take(); lane.isPresent() && !stopped; lane = ready.take()) {
      run(lane.getAsInt());
    }
  }

  private void run(int lane) {
    lanes.get(lane).step().subscribe().with(more -> done(lane, more), fault -> failed(lane, fault));
  }

  private void done(int lane, boolean more) {
    if (more) {
      ready.mark(lane);
    }
    ready.done(lane);
    runReady();
  }

  /** The next poll finds the lane behind and has it tried again. */
  private void failed(int lane, Throwable fault) {
    if (!stopped) {
      LOG.warnf(fault, "lane %d was not brought up to date; it is tried again", lane);
    }
    progress.failed();
    ready.done(lane);
    runReady();
  }
}
