package dev.blotter.projection;

import dev.blotter.eventlog.AppendListener;
import dev.blotter.eventlog.EventLog;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.job.Pause;
import dev.blotter.kernel.Lane;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
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
  private final LaneGroup group;
  private final List<LaneWork> lanes;
  private final Preparation preparation;
  private final Poll poll;
  private final boolean applies;

  /** Where the database is away they fail many times a second. */
  private final Pause quiet = new Pause(Duration.ofSeconds(5));

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
    this.ready = new ReadyLanes(config.parallelism(), config.batchSize(), progress::behind);
    this.group = new LaneGroup(new Pass(pool, projections, config.lease()), progress, notices);
    this.lanes =
        IntStream.range(0, Lane.COUNT)
            .mapToObj(lane -> new LaneWork(lane, log, progress, handedOver, config.batchSize()))
            .toList();
    this.preparation = new Preparation(pool, projections.values(), parked);
    var observation = new Observation(pool, projections.values(), notices, progress);
    this.poll = new Poll(vertx, log, preparation, observation, progress, config, this::behind);
  }

  void start() {
    poll.start();
  }

  /** Begins nothing more; what is under way ends or is rolled back. */
  void stop() {
    stopped = true;
    poll.stop();
  }

  /** Looks at the database again soon, because a reader waits. */
  void hurry() {
    poll.hurry();
  }

  @Override
  public void appended(int lane, List<RecordedEvent> events) {
    if (events.isEmpty() || stopped) {
      return;
    }
    long position = events.getLast().position().position();
    handedOver.offer(lane, events);
    poll.appended(lane, position);
    progress.headAtLeast(lane, position);
    if (applies && preparation.isDone()) {
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
    for (var taken = ready.take(); !taken.isEmpty() && !stopped; taken = ready.take()) {
      run(taken);
    }
  }

  private void run(List<Integer> taken) {
    group
        .step(taken.stream().map(lanes::get).toList())
        .subscribe()
        .with(done -> done(taken), fault -> failed(taken, fault));
  }

  private void done(List<Integer> taken) {
    taken.stream().filter(lane -> lanes.get(lane).goesOn()).forEach(ready::mark);
    ready.done(taken);
    runReady();
  }

  /** The next poll finds the lane behind and has it tried again; others of the step go on. */
  private void failed(List<Integer> taken, Throwable fault) {
    if (!stopped && quiet.isOver()) {
      LOG.warnf(fault, "lanes %s were not brought up to date; they are tried again", taken);
    }
    progress.failed();
    done(taken);
  }
}
