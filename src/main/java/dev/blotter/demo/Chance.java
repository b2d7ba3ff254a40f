package dev.blotter.demo;

import java.util.List;
import java.util.SplittableRandom;

/** What is left to chance. The same seed has the same luck. */
final class Chance {

  private static final int HUNDRED = 100;

  private final SplittableRandom random;

  Chance(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** True that often out of a hundred. */
  boolean percent(int times) {
    return random.nextInt(HUNDRED) < times;
  }

  <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** Inclusive both. */
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  /** Around zero, two thirds of them closer to it than that. */
  long around(double spread) {
    return Math.round(random.nextGaussian() * spread);
  }
}
