package dev.blotter.projection;

/** How long to wait between two looks, in milliseconds: longer each time that nothing is found. */
final class Pace {

  private final long min;
  private final long max;
  private long delay;

  Pace(long min, long max) {
    this.min = min;
    this.max = max;
    this.delay = min;
  }

  synchronized void answered(boolean found) {
    delay = found ? min : Math.min(max, delay * 2);
  }

  synchronized void hurry() {
    delay = min;
  }

  synchronized long delay() {
    return delay;
  }
}
