package dev.blotter.http;

import io.vertx.core.buffer.Buffer;
import java.io.OutputStream;

/** Writes to a buffer that is sent as it is, without another copy. */
final class BufferOutput extends OutputStream {

  private final Buffer buffer;

  BufferOutput(Buffer buffer) {
    this.buffer = buffer;
  }

  @Override
  public void write(int octet) {
    buffer.appendByte((byte) octet);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    buffer.appendBytes(bytes, offset, length);
  }
}
