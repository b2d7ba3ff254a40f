package dev.blotter.stream;

import dev.blotter.kernel.Lane;
import dev.blotter.kernel.LanePosition;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Places as clients are given them and hand them back: base64url of a version and numbers. That of
 * all feeds has the smallest position and what each lane has more; that of a user's feed a mark of
 * the user, so that it is not taken for another's, and the position in the user's lane.
 */
final class Cursors {

  private static final byte ALL = 1;
  private static final byte USER = 2;
  private static final int LONGEST = 1_000;

  private Cursors() {}

  static String ofAll(Place place) {
    var out = new ByteArrayOutputStream(3 * Lane.COUNT);
    out.write(ALL);
    long least = least(place);
    Varints.write(out, least);
    for (int lane = 0; lane < Lane.COUNT; lane++) {
      Varints.write(out, place.at(lane) - least);
    }
    return text(out.toByteArray());
  }

  static String ofUser(UUID userId, long position) {
    var out = new ByteArrayOutputStream(Long.BYTES + Integer.BYTES);
    out.write(USER);
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(mark(userId)).array());
    Varints.write(out, position);
    return text(out.toByteArray());
  }

  /** The place that a cursor of the feed of all names; empty where it names none. */
  static Optional<Place> parseAll(String cursor) {
    try {
      var in = bytes(cursor, ALL);
      long least = Varints.read(in);
      var positions = new long[Lane.COUNT];
      for (int lane = 0; lane < Lane.COUNT; lane++) {
        positions[lane] = Math.addExact(least, Varints.read(in));
      }
      return in.hasRemaining() ? Optional.empty() : Optional.of(Place.of(positions));
    } catch (IllegalArgumentException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** The position that a cursor of that user's feed, or a place in the user's lane, names. */
  static OptionalLong parseUser(String cursor, UUID userId) {
    var place = LanePosition.parse(cursor);
    if (place.isPresent()) {
      return place.get().lane() == Lane.of(userId)
          ? OptionalLong.of(place.get().position())
          : OptionalLong.empty();
    }
    try {
      var in = bytes(cursor, USER);
      if (in.remaining() < Integer.BYTES || in.getInt() != mark(userId)) {
        return OptionalLong.empty();
      }
      long position = Varints.read(in);
      return in.hasRemaining() ? OptionalLong.empty() : OptionalLong.of(position);
    } catch (IllegalArgumentException e) {
      return OptionalLong.empty();
    }
  }

  private static int mark(UUID userId) {
    return userId.hashCode();
  }

  private static long least(Place place) {
    long least = place.at(0);
    for (int lane = 1; lane < Lane.COUNT; lane++) {
      least = Math.min(least, place.at(lane));
    }
    return least;
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static ByteBuffer bytes(String cursor, byte kind) {
    if (cursor.length() > LONGEST) {
      throw new IllegalArgumentException("too long");
    }
    var in = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
    if (!in.hasRemaining() || in.get() != kind) {
      throw new IllegalArgumentException("another kind of cursor");
    }
    return in;
  }
}
