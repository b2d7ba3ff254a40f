package dev.blotter.app;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Random bits for ids: a generator a thread, each seeded with 256 secure bits, so that no two nodes
 * or threads draw the same and none waits for another. Ids tell nobody anything, so these bits need
 * not be unpredictable.
 */
final class ThreadSeededRandom implements RandomGenerator {

  private static final int SEED_BYTES = 32;
  private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
      RandomGeneratorFactory.of("L64X256MixRandom");

  private final SecureRandom seeds = new SecureRandom();
  private final ThreadLocal<RandomGenerator> generators =
      ThreadLocal.withInitial(() -> FACTORY.create(seed()));

  @Override
  public long nextLong() {
    return generators.get().nextLong();
  }

  private byte[] seed() {
    var seed = new byte[SEED_BYTES];
    seeds.nextBytes(seed);
    return seed;
  }
}
