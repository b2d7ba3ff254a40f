package dev.blotter.stream;

import java.io.ByteArrayOutputStream;

/** Bytes that nobody changes any more, so that many may be given the same. */
final class Bytes {

  static final Bytes NONE = new Bytes(new byte[0]);

  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  /** All that was written there. */
  static Bytes of(ByteArrayOutputStream out) {
    return new Bytes(out.toByteArray());
  }

  /** These, which are the caller's no more. */
  static Bytes owned(byte[] content) {
    return new Bytes(content);
  }

  int length() {
    return content.length;
  }

  /** Writes all from that one on. */
  void writeTo(ByteArrayOutputStream out, int from) {
    out.write(content, from, content.length - from);
  }

  void writeTo(Outlet outlet) {
    outlet.write(content);
  }
}
