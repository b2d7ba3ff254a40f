package dev.blotter.projection;

import dev.blotter.kernel.Lane;
import java.util.concurrent.TimeUnit;

/**
 * How far a projection has come in each lane, and whether it follows the one that is furthest
 * there. One that has not come in time to where the furthest was is left behind, until it comes
 * within a moment to where the furthest is by then.
 */
final class Follower {

  private static final long MOMENT = TimeUnit.SECONDS.toNanos(1);

  private final long patience;
  private final long[] positions = new long[Lane.COUNT];
  private final long[] marks = new long[Lane.COUNT];
  private final long[] since = new long[Lane.COUNT];
  private final boolean[] left = new boolean[Lane.COUNT];

  /**
   * Stands at the beginning of every lane.
   *
   * @param patience in how many nanoseconds it has to come to where the furthest was
   */
  Follower(long patience) {
    this.patience = patience;
  }

  long at(int lane) {
    return positions[lane];
  }

  void move(int lane, long position) {
    positions[lane] = position;
  }

  /**
   * Looks whether it follows.
   *
   * @param furthest where the furthest projection is now, maybe this one
   * @param now in nanoseconds, by a clock that never goes back
   */
  void follow(int lane, long furthest, long now) {
    if (positions[lane] >= Math.min(marks[lane], furthest)) {
      boolean soon = positions[lane] >= furthest || now - since[lane] <= MOMENT;
      left[lane] = left[lane] && !soon;
      marks[lane] = furthest;
      since[lane] = now;
    } else if (now - since[lane] > patience) {
      left[lane] = true;
    }
  }

  boolean isLeftBehind(int lane) {
    return left[lane];
  }
}
