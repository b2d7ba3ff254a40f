package dev.blotter.portfolio;

import dev.blotter.kernel.Lane;
import dev.blotter.kernel.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The id of a user's portfolio, which follows from the user's id, so that nobody has to look it up:
 * a UUIDv8 (RFC 9562, section 5.8) of the first bits of a SHA-256, in the user's lane.
 */
public final class PortfolioId {
  private static final byte[] NAMESPACE = "blotter:portfolio:".getBytes(StandardCharsets.UTF_8);
  private static final long VERSION_MASK = 0xF000L;
  private static final long VERSION_8 = 0x8000L;
  private static final long LANE_MASK = Lane.COUNT - 1L;
  private static final long VARIANT_MASK = 0xC000_0000_0000_0000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private PortfolioId() {}

  /** The one portfolio of that user; the same for ever and in the user's lane. */
  public static UUID of(UUID userId) {
    var digest = ByteBuffer.wrap(sha256(userId));
    long high = digest.getLong() & ~VERSION_MASK & ~LANE_MASK;
    long low = digest.getLong() & ~VARIANT_MASK;
    return new UUID(high | VERSION_8 | Lane.of(userId), low | VARIANT);
  }

  private static byte[] sha256(UUID userId) {
    var input = ByteBuffer.allocate(NAMESPACE.length + 2 * Long.BYTES);
    input.put(NAMESPACE);
    input.putLong(userId.getMostSignificantBits()).putLong(userId.getLeastSignificantBits());
    return Sha256.digest().digest(input.array());
  }
}
