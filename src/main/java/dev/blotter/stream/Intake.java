package dev.blotter.stream;

import dev.blotter.eventlog.EventRow;
import dev.blotter.eventlog.LaneSpan;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.Lane;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Takes events from wherever they come, each once and in the order of its lane, and has workers
 * make JSON of them for the window. Thread-safe.
 */
final class Intake {

  /** Of what waits to be made; whatever is refused is read from the log a little later. */
  private static final int FULL = 10_000;

  private final FeedWindow window;
  private final Listener listener;
  private final long[] taken = new long[Lane.COUNT];
  private final Instant[] times = new Instant[Lane.COUNT];
  private List<Piece> waiting = new ArrayList<>();
  private int opened;
  private boolean open;
  private boolean working;

  Intake(FeedWindow window, Listener listener) {
    this.window = window;
    this.listener = listener;
  }

  /** Hears what becomes of what was taken. */
  interface Listener {

    /** There is more in the window. */
    void news();

    /** Something cannot be made into JSON, and nothing after it is taken. */
    void broken(RuntimeException fault);
  }

  /** An event of which JSON is still to be made. */
  record Piece(int lane, long position, Instant at, Supplier<FeedEvent> event) {

    static Piece of(RecordedEvent event) {
      var position = event.position();
      return new Piece(
          position.lane(), position.position(), event.occurredAt(), () -> FeedEvent.of(event));
    }

    static Piece of(EventRow row) {
      return new Piece(row.lane(), row.lanePosition(), row.occurredAt(), () -> FeedEvent.of(row));
    }
  }

  private record Work(int opened, List<Piece> pieces) {}

  /** Begins to take what follows a place. */
  synchronized void open(Place from) {
    System.arraycopy(from.positions(), 0, taken, 0, taken.length);
    Arrays.fill(times, Instant.EPOCH);
    waiting = new ArrayList<>();
    window.reset(from);
    opened++;
    open = true;
  }

  synchronized void close() {
    open = false;
  }

  synchronized boolean isFull() {
    return open && waiting.size() >= FULL;
  }

  /** What is to be read to get to that place. */
  synchronized List<LaneSpan> spansTo(Place target) {
    List<LaneSpan> spans = new ArrayList<>();
    for (int lane = 0; open && lane < Lane.COUNT; lane++) {
      if (taken[lane] < target.at(lane)) {
        spans.add(new LaneSpan(lane, taken[lane], target.at(lane), times[lane]));
      }
    }
    return spans;
  }

  /**
   * Takes those of the events that follow in their lanes and were not taken before.
   *
   * @return false where one could not be taken because one before it is missing, or for want of
   *     room
   */
  boolean offer(List<Piece> pieces) {
    boolean begin;
    boolean whole = true;
    synchronized (this) {
      if (!open) {
        return true;
      }
      for (var piece : pieces) {
        whole &= take(piece);
      }
      begin = !working && !waiting.isEmpty();
      working |= begin;
    }
    if (begin) {
      Infrastructure.getDefaultWorkerPool().execute(this::work);
    }
    return whole;
  }

  private boolean take(Piece piece) {
    int lane = piece.lane();
    if (piece.position() <= taken[lane]) {
      return true;
    }
    if (piece.position() > taken[lane] + 1 || waiting.size() >= 2 * FULL) {
      return false;
    }
    taken[lane] = piece.position();
    times[lane] = piece.at();
    waiting.add(piece);
    return true;
  }

  private void work() {
    for (var some = next(); !some.pieces().isEmpty(); some = next()) {
      try {
        put(
            some.opened(),
            window.follow(some.pieces().stream().map(piece -> piece.event().get()).toList()));
        listener.news();
      } catch (RuntimeException fault) {
        if (breakOff(some.opened())) {
          listener.broken(fault);
        }
      }
    }
  }

  /** Takes nothing more, and drops what waits: it must not pass over what is broken. */
  private synchronized boolean breakOff(int when) {
    boolean current = when == opened;
    if (current) {
      open = false;
      waiting = new ArrayList<>();
    }
    return current;
  }

  private synchronized Work next() {
    var some = new Work(opened, waiting);
    waiting = new ArrayList<>();
    working = !some.pieces().isEmpty();
    return some;
  }

  /** What was taken before the window was opened anew is of no use any more. */
  private synchronized void put(int when, FeedWindow.Following following) {
    if (when == opened) {
      window.append(following);
    }
  }
}
