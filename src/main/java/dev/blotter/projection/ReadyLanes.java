package dev.blotter.projection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntToLongFunction;

/**
 * The lanes that want a pass, in turn, each in one pass at a time. While a pass runs, another one
 * is begun only once what waits would fill it: a few large passes cost less than many small ones,
 * and what waits meanwhile shares the next. Thread-safe.
 */
final class ReadyLanes {

  private final int parallelism;
  private final long size;
  private final IntToLongFunction behind;
  private final Set<Integer> ready = new LinkedHashSet<>();
  private final Set<Integer> running = new HashSet<>();
  private int passes;

  /**
   * No lane wants a pass at first.
   *
   * @param parallelism how many passes run at a time at most
   * @param size how many events the lanes of one pass have to apply at most, save where one has
   *     more
   * @param behind how many events a lane has to apply
   */
  ReadyLanes(int parallelism, long size, IntToLongFunction behind) {
    this.parallelism = parallelism;
    this.size = size;
    this.behind = behind;
  }

  synchronized void mark(int lane) {
    ready.add(lane);
  }

  /** The next lanes to run a pass in, none where there is none; else {@link #done} must follow. */
  synchronized List<Integer> take() {
    List<Integer> taken = new ArrayList<>();
    if (passes == 0 || (passes < parallelism && waiting() >= size)) {
      fill(taken, ready.iterator());
    }
    if (!taken.isEmpty()) {
      passes++;
      running.addAll(taken);
    }
    return taken;
  }

  private long waiting() {
    return ready.stream()
        .filter(lane -> !running.contains(lane))
        .mapToLong(behind::applyAsLong)
        .sum();
  }

  private void fill(List<Integer> taken, Iterator<Integer> lanes) {
    long events = 0;
    while (lanes.hasNext() && events < size) {
      var lane = lanes.next();
      if (!running.contains(lane)) {
        events += behind.applyAsLong(lane);
        if (taken.isEmpty() || events <= size) {
          lanes.remove();
          taken.add(lane);
        }
      }
    }
  }

  synchronized void done(List<Integer> lanes) {
    passes--;
    lanes.forEach(running::remove);
  }
}
