package dev.blotter.stream;

import dev.blotter.eventlog.EventRow;
import dev.blotter.eventlog.EventSearch;
import dev.blotter.eventlog.LaneReader;
import dev.blotter.eventlog.LogCut;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.job.Outage;
import dev.blotter.stream.FeedWindow.Mark;
import dev.blotter.stream.Intake.Piece;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * Follows the log for all readers of this node: what the node appends is handed over, what others
 * append is found by asking the database again and again, which alone says how far the log is. Runs
 * while there are readers. Thread-safe.
 */
final class FeedTail implements Intake.Listener {

  private static final Logger LOG = Logger.getLogger(FeedTail.class);
  private static final int PER_LANE = 64;
  private static final long MOMENT_MILLIS = 5;

  private final Outage outage = new Outage(LOG, "following the log for streams");
  private final Vertx vertx;
  private final EventSearch search;
  private final LaneReader reader;
  private final FeedWindow window;
  private final Intake.Listener listener;
  private final Intake intake;
  private final long pollMillis;
  private final List<CompletableFuture<Mark>> asking = new ArrayList<>();
  private final List<Awaited> awaited = new ArrayList<>();
  private boolean running;
  private boolean looking;
  private boolean again;
  private long timer = -1;
  private volatile long lookedAt = System.nanoTime();

  private record Awaited(Place place, CompletableFuture<Mark> done) {}

  FeedTail(
      Vertx vertx,
      EventSearch search,
      LaneReader reader,
      FeedWindow window,
      StreamConfig config,
      Intake.Listener listener) {
    this.vertx = vertx;
    this.search = search;
    this.reader = reader;
    this.window = window;
    this.pollMillis = config.poll().toMillis();
    this.listener = listener;
    this.intake = new Intake(window, this);
  }

  @Override
  public void news() {
    release();
    listener.news();
  }

  @Override
  public void broken(RuntimeException fault) {
    LOG.errorf(fault, "an event cannot be streamed");
    stop();
    listener.broken(fault);
  }

  /** Takes what this node has appended; a gap means that another one has appended before. */
  void appended(List<RecordedEvent> events) {
    boolean whole = intake.offer(events.stream().map(Piece::of).toList());
    if (!whole) {
      look();
    }
  }

  /** The end of the window once it holds all that is in the log now; begins to follow it. */
  Uni<Mark> now() {
    return Uni.createFrom()
        .completionStage(
            () -> {
              var done = new CompletableFuture<Mark>();
              synchronized (this) {
                asking.add(done);
              }
              look();
              return done;
            });
  }

  /** Nobody reads any more. */
  synchronized void stop() {
    running = false;
    intake.close();
    vertx.cancelTimer(timer);
  }

  /** For how long the log has not been looked at although it should have been, in seconds. */
  double lagSeconds() {
    synchronized (this) {
      if (!running) {
        return 0;
      }
    }
    double since = (System.nanoTime() - lookedAt) / 1e9;
    return Math.max(0, since - pollMillis / 1e3);
  }

  private void look() {
    List<CompletableFuture<Mark>> asked;
    synchronized (this) {
      if (looking) {
        again = true;
        return;
      }
      looking = true;
      again = false;
      vertx.cancelTimer(timer);
      asked = List.copyOf(asking);
      asking.clear();
    }
    search
        .cut()
        .subscribe()
        .with(
            cut -> seen(cut, asked),
            fault -> {
              asked.forEach(one -> one.completeExceptionally(fault));
              failed(fault);
            });
  }

  private void seen(LogCut cut, List<CompletableFuture<Mark>> asked) {
    var target = Place.of(cut.positions());
    synchronized (this) {
      // Who has given up meanwhile is no reader, and nobody would stop what is begun for it.
      var waiting = asked.stream().filter(one -> !one.isDone()).toList();
      if (!running && !waiting.isEmpty()) {
        running = true;
        lookedAt = System.nanoTime();
        intake.open(target);
      }
      waiting.forEach(one -> awaited.add(new Awaited(target, one)));
    }
    readOn(target);
  }

  private void readOn(Place target) {
    if (intake.isFull()) {
      vertx.setTimer(MOMENT_MILLIS, moment -> readOn(target));
      return;
    }
    var spans = intake.spansTo(target);
    if (spans.isEmpty()) {
      looked();
    } else {
      reader.read(spans, PER_LANE).subscribe().with(rows -> read(rows, target), this::failed);
    }
  }

  private void read(List<EventRow> rows, Place target) {
    if (rows.isEmpty()) {
      failed(new IllegalStateException("events are missing before " + target));
      return;
    }
    intake.offer(rows.stream().map(Piece::of).toList());
    readOn(target);
  }

  private void looked() {
    outage.over();
    lookedAt = System.nanoTime();
    release();
    next();
  }

  private void failed(Throwable fault) {
    synchronized (this) {
      if (running) {
        outage.failed(fault);
      }
    }
    next();
  }

  private void next() {
    boolean more;
    synchronized (this) {
      looking = false;
      more = again || !asking.isEmpty();
      if (!more && running) {
        vertx.cancelTimer(timer);
        timer = vertx.setTimer(pollMillis, id -> look());
      }
    }
    if (more) {
      look();
    }
  }

  private void release() {
    List<Awaited> reached;
    Mark end;
    synchronized (this) {
      if (awaited.isEmpty()) {
        return;
      }
      end = window.end();
      reached = awaited.stream().filter(one -> one.place().isWithin(end.place())).toList();
      awaited.removeAll(reached);
    }
    reached.forEach(one -> one.done().complete(end));
  }
}
