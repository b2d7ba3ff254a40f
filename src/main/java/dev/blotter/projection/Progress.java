package dev.blotter.projection;

import dev.blotter.kernel.Lane;
import dev.blotter.kernel.LanePosition;
import dev.blotter.projection.Waiters.Waiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What this node knows of how far the log and the projections have come in each lane. It may be
 * behind the truth, which is in the database. Thread-safe.
 */
final class Progress {

  private final Positions positions;
  private final Waiters waiters = new Waiters();
  private ParkedFigures parked = ParkedFigures.NONE;
  private final long[] behindSince = new long[Lane.COUNT];
  private final long[] seen = new long[Lane.COUNT];
  private final long[] movedAt = new long[Lane.COUNT];
  private long moves;
  private long failures;
  private long appliedHere;

  private final LongSupplier nanoTime;

  /**
   * Knows nothing at first.
   *
   * @param patience how long readers wait for a projection that does not go on where others do
   * @param nanoTime a clock that never goes back, in nanoseconds
   */
  Progress(Collection<String> projections, Duration patience, LongSupplier nanoTime) {
    this.positions = new Positions(projections, patience);
    this.nanoTime = nanoTime;
  }

  /** The position up to which every projection has applied a lane, save those left behind. */
  synchronized long applied(int lane) {
    return positions.readable(lane);
  }

  /** The projections whose rows lack events of a lane that {@link #applied} counts as applied. */
  synchronized List<String> leftBehind(int lane) {
    return positions.leftBehind(lane);
  }

  /** The same of any lane. */
  synchronized List<String> leftBehind() {
    return positions.leftBehind();
  }

  /** From where on a lane is to be read, see {@link Positions#starts}. */
  synchronized List<Long> starts(int lane, long reach) {
    return positions.starts(lane, reach);
  }

  /** Which events a projection would come past, were these positions taken over; empty for none. */
  synchronized Optional<Span> ahead(int lane, Map<String, Long> to) {
    return positions.ahead(lane, to);
  }

  /** The same for all lanes. */
  synchronized List<Span> ahead(Map<String, long[]> all) {
    List<Span> spans = new ArrayList<>();
    for (int lane = 0; lane < Lane.COUNT; lane++) {
      Map<String, Long> to = new HashMap<>();
      for (var observed : all.entrySet()) {
        to.put(observed.getKey(), observed.getValue()[lane]);
      }
      ahead(lane, to).ifPresent(spans::add);
    }
    return spans;
  }

  synchronized long head(int lane) {
    return positions.head(lane);
  }

  /** Whether there is anything in a lane that this node may apply. */
  synchronized boolean isBehind(int lane) {
    return positions.behind(lane) > 0;
  }

  /** How many events of a lane this node may still apply. */
  synchronized long behind(int lane) {
    return positions.behind(lane);
  }

  /** How many events a projection has still to apply. */
  synchronized long lag(String projection) {
    return positions.lag(projection);
  }

  synchronized void headAtLeast(int lane, long head) {
    positions.headAtLeast(lane, head);
    watch(lane);
  }

  /** For how long the lane that is behind longest has been so, in seconds; zero where none is. */
  synchronized double lagSeconds() {
    long now = nanoTime.getAsLong();
    long longest = 0;
    for (int lane = 0; lane < Lane.COUNT; lane++) {
      longest = isWhole(lane) ? longest : Math.max(longest, now - behindSince[lane]);
    }
    return longest / (double) TimeUnit.SECONDS.toNanos(1);
  }

  /** Starts the time anew whenever the projection that is furthest back gets further. */
  private void watch(int lane) {
    long least = positions.least(lane);
    if (seen[lane] != least || isWhole(lane) || behindSince[lane] == 0) {
      seen[lane] = least;
      behindSince[lane] = nanoTime.getAsLong();
    }
  }

  private boolean isWhole(int lane) {
    return positions.least(lane) >= positions.head(lane);
  }

  /** Takes over what was just written or read for some lanes. */
  void moved(Map<Integer, Map<String, Long>> to) {
    synchronized (this) {
      moves++;
      to.forEach(this::moved);
    }
    release();
  }

  private void moved(int lane, Map<String, Long> to) {
    to.forEach((name, position) -> positions.move(name, lane, position));
    positions.follow(lane, nanoTime.getAsLong());
    movedAt[lane] = moves;
    watch(lane);
  }

  /** To be asked for before a look at the database begins. */
  synchronized long look() {
    return moves;
  }

  /**
   * Takes over what the database says, which may be less where a projection was reset. Of lanes
   * that a pass of this node has moved since the look began, what was found may be of before it.
   *
   * @param look what {@link #look} said before it
   */
  void observed(Checkpoints.State state, long look) {
    synchronized (this) {
      state.positions().forEach((name, found) -> observed(name, found, look));
      positions.later(state.later());
      long now = nanoTime.getAsLong();
      for (int lane = 0; lane < Lane.COUNT; lane++) {
        positions.follow(lane, now);
      }
    }
    release();
  }

  private void observed(String name, long[] found, long look) {
    for (int lane = 0; lane < found.length; lane++) {
      long known = movedAt[lane] > look ? positions.at(name, lane) : 0;
      positions.move(name, lane, Math.max(known, found[lane]));
    }
  }

  /**
   * Done once the lane is applied that far; give it back with {@link #forget} if not waited for.
   */
  Waiter reached(LanePosition position) {
    var waiter = waiters.add(position);
    release();
    return waiter;
  }

  void forget(Waiter waiter) {
    waiters.forget(waiter);
  }

  boolean isAwaited() {
    return !waiters.isEmpty();
  }

  synchronized void parked(ParkedFigures figures) {
    parked = figures;
  }

  /** What is set aside, as of the last look at the database. */
  synchronized ParkedFigures parked() {
    return parked;
  }

  /** This node has brought a lane further by so many events. */
  synchronized void count(long events) {
    appliedHere += events;
  }

  /** How many events this node has brought the read models past, counted once for each of them. */
  synchronized long appliedHere() {
    return appliedHere;
  }

  synchronized void failed() {
    failures++;
  }

  /** How often a pass or a look at the database has failed on this node. */
  synchronized long failures() {
    return failures;
  }

  /** Without a lock of its own: whoever waits goes on at once. */
  private void release() {
    waiters.release(wanted -> applied(wanted.lane()) >= wanted.position());
  }
}
