package dev.blotter.stream;

import dev.blotter.kernel.Once;
import java.util.HashMap;
import java.util.Map;

/** Counts the streams of the node and of each caller. Thread-safe. */
final class Slots {

  private final int most;
  private final int mostOfCaller;
  private final Runnable last;
  private final Map<String, Integer> callers = new HashMap<>();
  private int taken;

  /**
   * @param last what is done, at once, when the last that was taken is given back
   */
  Slots(int most, int mostOfCaller, Runnable last) {
    this.most = most;
    this.mostOfCaller = mostOfCaller;
    this.last = last;
  }

  /**
   * Takes one for a caller. What is answered must be run to give it back, as often as one likes.
   *
   * @throws TooManyStreams if there is none
   */
  synchronized Runnable take(String caller) {
    if (taken >= most) {
      throw new TooManyStreams(false);
    }
    if (callers.getOrDefault(caller, 0) >= mostOfCaller) {
      throw new TooManyStreams(true);
    }
    taken++;
    callers.merge(caller, 1, Integer::sum);
    return new Once(() -> give(caller));
  }

  private synchronized void give(String caller) {
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
