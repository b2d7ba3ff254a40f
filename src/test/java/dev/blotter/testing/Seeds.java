package dev.blotter.testing;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/**
 * Where the tests' randomness comes from. The seeds of a name are the same in every run, so that a
 * build does not fail by chance; {@code -Dblotter.seed=N} runs that one seed, {@code
 * -Dblotter.seed=new} draws seeds that no run had before.
 */
public final class Seeds {

  private static final String PROPERTY = "blotter.seed";

  private Seeds() {}

  /** A generator that gives the same numbers for the same seed, on every JDK. */
  public static RandomGenerator random(long seed) {
    return new SplittableRandom(seed);
  }

  /** That many seeds for a test of that name, or the one asked for. */
  public static LongStream of(String name, int count) {
    return asked()
        .map(LongStream::of)
        .orElseGet(() -> new SplittableRandom(start(name)).longs(count, 0, Long.MAX_VALUE));
  }

  private static Optional<Long> asked() {
    return Optional.ofNullable(System.getProperty(PROPERTY))
        .filter(text -> !text.equals("new"))
        .map(Long::valueOf);
  }

  private static long start(String name) {
    return "new".equals(System.getProperty(PROPERTY)) ? System.nanoTime() : name.hashCode();
  }
}
