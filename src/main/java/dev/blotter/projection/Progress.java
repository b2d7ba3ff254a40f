package dev.blotter.projection;

import dev.blotter.kernel.Lane;
import dev.blotter.kernel.LanePosition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What this node knows of how far the log and the projections have come in each lane. It may be
 * behind the truth, which is in the database. Thread-safe.
 */
final class Progress {

  private final long[] heads = new long[Lane.COUNT];
  private final Map<String, long[]> positions = new HashMap<>();
  private final List<Waiter> waiters = new ArrayList<>();
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
   * @param nanoTime a clock that never goes back, in nanoseconds
   */
  Progress(Collection<String> projections, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    projections.forEach(name -> positions.put(name, new long[Lane.COUNT]));
  }

  /** The position up to which every projection has applied a lane. */
  synchronized long applied(int lane) {
    long least = positions.isEmpty() ? 0 : Long.MAX_VALUE;
    for (var lanes : positions.values()) {
      least = Math.min(least, lanes[lane]);
    }
    return least;
  }

  /** By which events a lane would be further, were these positions taken over; empty for none. */
  synchronized Optional<Span> ahead(int lane, Map<String, Long> to) {
    long then =
        positions.entrySet().stream()
            .mapToLong(known -> to.getOrDefault(known.getKey(), known.getValue()[lane]))
            .min()
            .orElse(0);
    long now = applied(lane);
    return then > now ? Optional.of(new Span(lane, now, then)) : Optional.empty();
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
    return heads[lane];
  }

  synchronized boolean isBehind(int lane) {
    return applied(lane) < heads[lane];
  }

  /** How many events a projection has still to apply. */
  synchronized long lag(String projection) {
    var at = positions.get(projection);
    long lag = 0;
    for (int lane = 0; at != null && lane < Lane.COUNT; lane++) {
      lag += Math.max(0, heads[lane] - at[lane]);
    }
    return lag;
  }

  synchronized void headAtLeast(int lane, long head) {
    heads[lane] = Math.max(heads[lane], head);
    watch(lane);
  }

  /** For how long the lane that is behind longest has been so, in seconds; zero where none is. */
  synchronized double lagSeconds() {
    long now = nanoTime.getAsLong();
    long longest = 0;
    for (int lane = 0; lane < Lane.COUNT; lane++) {
      longest = isBehind(lane) ? Math.max(longest, now - behindSince[lane]) : longest;
    }
    return longest / (double) TimeUnit.SECONDS.toNanos(1);
  }

  /** Starts the time anew whenever the lane gets further. */
  private void watch(int lane) {
    long applied = applied(lane);
    if (seen[lane] != applied || applied >= heads[lane] || behindSince[lane] == 0) {
      seen[lane] = applied;
      behindSince[lane] = nanoTime.getAsLong();
    }
  }

  /** Takes over what was just written or read for some lanes. */
  void moved(Map<Integer, Map<String, Long>> to) {
    synchronized (this) {
      moves++;
      to.forEach(
          (lane, positions) -> {
            positions.forEach((name, position) -> lanes(name)[lane] = position);
            movedAt[lane] = moves;
            watch(lane);
          });
    }
    release();
  }

  /** How many events a lane has still to apply. */
  synchronized long behind(int lane) {
    return Math.max(0, heads[lane] - applied(lane));
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
  void observed(Map<String, long[]> all, long look) {
    synchronized (this) {
      all.forEach((name, found) -> observed(lanes(name), found, look));
    }
    release();
  }

  private void observed(long[] known, long[] found, long look) {
    for (int lane = 0; lane < found.length; lane++) {
      known[lane] = movedAt[lane] > look ? Math.max(known[lane], found[lane]) : found[lane];
    }
  }

  /**
   * Done once the lane is applied that far; give it back with {@link #forget} if not waited for.
   */
  Waiter reached(LanePosition position) {
    var waiter = new Waiter(position, new CompletableFuture<>());
    synchronized (this) {
      waiters.add(waiter);
    }
    release();
    return waiter;
  }

  synchronized void forget(Waiter waiter) {
    waiters.remove(waiter);
  }

  synchronized boolean isAwaited() {
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

  private void release() {
    List<Waiter> released;
    synchronized (this) {
      released = waiters.stream().filter(this::isReached).toList();
      waiters.removeAll(released);
    }
    released.forEach(waiter -> waiter.done().complete(null));
  }

  private synchronized boolean isReached(Waiter waiter) {
    return applied(waiter.position().lane()) >= waiter.position().position();
  }

  private long[] lanes(String projection) {
    return positions.computeIfAbsent(projection, name -> new long[Lane.COUNT]);
  }

  /** Someone waits for a lane to be applied that far. */
  record Waiter(LanePosition position, CompletableFuture<Void> done) {}
}
