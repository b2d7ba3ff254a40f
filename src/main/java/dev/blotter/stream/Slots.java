package dev.blotter.stream;

import java.util.HashMap;
import java.util.Map;

/** Counts the streams of the node and of each caller. Thread-safe. */
final class Slots {

  private final int most;
  private final int mostOfCaller;
  private final Map<String, Integer> callers = new HashMap<>();
  private int taken;

  Slots(int most, int mostOfCaller) {
    this.most = most;
    this.mostOfCaller = mostOfCaller;
  }

  /**
   * Takes one for a caller; {@link #give} must follow.
   *
   * @throws TooManyStreams if there is none
   */
  synchronized void take(String caller) {
    if (taken >= most) {
      throw new TooManyStreams(false);
    }
    if (callers.getOrDefault(caller, 0) >= mostOfCaller) {
      throw new TooManyStreams(true);
    }
    taken++;
    callers.merge(caller, 1, Integer::sum);
  }

  /** Gives one back, and does that at once where it was the last. */
  synchronized void give(String caller, Runnable last) {
    taken--;
    callers.computeIfPresent(caller, (name, count) -> count > 1 ? count - 1 : null);
    if (taken == 0) {
      last.run();
    }
  }

  synchronized int taken() {
    return taken;
  }
}
