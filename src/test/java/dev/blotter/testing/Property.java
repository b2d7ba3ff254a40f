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

  private Property() {}

  /** Runs the case that many times, each with a seed of its own. */
  public static void check(String name, int cases, Case property) {
    Seeds.of(name, cases).forEach(seed -> run(name, seed, property));
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
