package dev.blotter.projection;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.OptionalInt;
import java.util.Set;

/** The lanes that want a pass, in turn, each in one pass at a time. Thread-safe. */
final class ReadyLanes {

  private final int parallelism;
  private final Set<Integer> ready = new LinkedHashSet<>();
  private final Set<Integer> running = new HashSet<>();

  /**
   * No lane wants a pass at first.
   *
   * @param parallelism how many passes run at a time
   */
  ReadyLanes(int parallelism) {
    this.parallelism = parallelism;
  }

  synchronized void mark(int lane) {
    ready.add(lane);
  }

  /** The next lane to run a pass in; {@link #done} must follow. */
  synchronized OptionalInt take() {
    if (running.size() >= parallelism) {
      return OptionalInt.empty();
    }
    var next = ready.stream().filter(lane -> !running.contains(lane)).findFirst();
    next.ifPresent(
        lane -> {
          ready.remove(lane);
          running.add(lane);
        });
    return next.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  synchronized void done(int lane) {
    running.remove(lane);
  }
}
