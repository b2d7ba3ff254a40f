package dev.blotter.stream;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Numbers from zero up in as few bytes as they need: seven bits in each, the lowest first. */
final class Varints {

  private static final int BITS = 7;
  private static final int MORE = 0x80;
  private static final int MASK = MORE - 1;
  private static final int MOST = 63;

  private Varints() {}

  static void write(ByteArrayOutputStream out, long number) {
    long rest = number;
    while (rest >= MORE) {
      out.write((int) (rest & MASK) | MORE);
      rest >>>= BITS;
    }
    out.write((int) rest);
  }

  /**
   * @throws IllegalArgumentException if there is none, it is too large, or it is written longer
   *     than it needs to be
   */
  static long read(ByteBuffer in) {
    long number = 0;
    for (int shift = 0; shift < MOST && in.hasRemaining(); shift += BITS) {
      int some = in.get();
      number |= (long) (some & MASK) << shift;
      if ((some & MORE) == 0) {
        if (some == 0 && shift > 0) {
          break;
        }
        return number;
      }
    }
    throw new IllegalArgumentException("no number");
  }
}
