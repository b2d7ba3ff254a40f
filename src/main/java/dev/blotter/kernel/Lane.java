package dev.blotter.kernel;

import java.util.UUID;

/**
 * The lanes of the log: 0 to 63, read from the low six bits of an id's {@code rand_a} field (RFC
 * 9562, section 5.7). A UUIDv4 has a lane by the same bits.
 */
public final class Lane {

  /** How many lanes there are; fixed, since ids carry their lane for ever. */
  public static final int COUNT = 64;

  private static final long MASK = COUNT - 1L;

  private Lane() {}

  /** The lane of an id. The function {@code lane_of(uuid)} in the database is its twin. */
  public static int of(UUID id) {
    return (int) (id.getMostSignificantBits() & MASK);
  }

  /** That lane, if it is one. */
  public static int checked(int lane) {
    if (lane < 0 || lane >= COUNT) {
      throw new IllegalArgumentException("no such lane: " + lane);
    }
    return lane;
  }
}
