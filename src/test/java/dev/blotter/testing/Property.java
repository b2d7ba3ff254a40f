package dev.blotter.testing;

import java.util.random.RandomGenerator;

/**
 * Checks that something holds for many random cases, and names the seed of the first case for which
 * it does not.
 */
public final class Property {

  /** What must hold; it fails by throwing. */
  @FunctionalInterface
  public interface Case {
    void check(RandomGenerator random) throws Exception;
  }

  /** Of whichever there are more than this, a third is run each time. */
  private static final int FEW = 100;

  private static final boolean ALL = "all".equals(System.getProperty("blotter.cases"));

  private Property() {}

  /**
   * Runs the case that many times, each with a seed of its own, if {@code -Dblotter.cases=all} asks
   * for it; else, where these are many, a third of that: the seeds are the same each time.
   */
  public static void check(String name, int cases, Case property) {
    int run = ALL ? cases : Math.max(Math.min(cases, FEW), cases / 3);
    Seeds.of(name, run).forEach(seed -> run(name, seed, property));
  }

  private static void run(String name, long seed, Case property) {
    try {
      property.check(Seeds.random(seed));
    } catch (Exception | AssertionError failure) {
      var message = "%s: fails for -Dblotter.seed=%d: %s".formatted(name, seed, failure);
      throw new AssertionError(message, failure);
    }
  }
}
