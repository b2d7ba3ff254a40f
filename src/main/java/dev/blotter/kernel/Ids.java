package dev.blotter.kernel;

import java.time.Instant;
import java.util.UUID;

/** A source of new ids: UUIDv7 that carry the time of their making and a lane. */
public interface Ids {

  /** A new id in that lane, with the given time to the millisecond. */
  UUID next(int lane, Instant at);

  /** The millisecond in a UUIDv7 (RFC 9562, section 5.7). */
  static Instant createdAt(UUID id) {
    if (id.version() != 7) {
      throw new IllegalArgumentException("not a version 7 id: " + id);
    }
    return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
  }
}
