package dev.blotter.kernel;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes UUIDv7 ids: 48 bits of milliseconds, six random bits and the lane in {@code rand_a}, 62
 * random bits in {@code rand_b}. Ids of one millisecond have no order among each other.
 *
 * <p>Thread-safe when its random generator is.
 */
public final class TimeOrderedIds implements Ids {

  private static final long VERSION = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long RAND_B = 0x3FFF_FFFF_FFFF_FFFFL;

  private final RandomGenerator random;

  public TimeOrderedIds(RandomGenerator random) {
    this.random = random;
  }

  @Override
  public UUID next(int lane, Instant at) {
    long randA = ((long) random.nextInt(64) << 6) | Lane.checked(lane);
    long high = (at.toEpochMilli() << 16) | VERSION | randA;
    return new UUID(high, VARIANT | (random.nextLong() & RAND_B));
  }
}
