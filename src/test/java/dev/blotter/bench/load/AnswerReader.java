package dev.blotter.bench.load;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Puts answers together from what comes over a connection. */
final class AnswerReader {

  private Buffer pending = Buffer.buffer();

  /** The answer that these bytes end, or null where more is to come. */
  @Nullable Answer read(Buffer bytes) {
    pending = pending.length() == 0 ? bytes : pending.appendBuffer(bytes);
    int body = bodyStart();
    if (body < 0) {
      return null;
    }
    var head = pending.getString(0, body, StandardCharsets.ISO_8859_1.name());
    int end = body + length(head);
    if (pending.length() < end) {
      return null;
    }
    if (pending.length() > end) {
      throw new IllegalStateException("more was answered than was asked: " + pending);
    }
    var answer =
        new Answer(Integer.parseInt(head.substring(9, 12)), head, pending.getString(body, end));
    pending = Buffer.buffer();
    return answer;
  }

  private int bodyStart() {
    for (int at = 3; at < pending.length(); at++) {
      if (pending.getByte(at) == '\n'
          && pending.getByte(at - 1) == '\r'
          && pending.getByte(at - 2) == '\n') {
        return at + 1;
      }
    }
    return -1;
  }

  private static int length(String head) {
    var length = Answer.header(head, "Content-Length");
    if (length == null && Answer.header(head, "Transfer-Encoding") != null) {
      throw new IllegalStateException("the answer has no length: " + head);
    }
    return length == null ? 0 : Integer.parseInt(length);
  }
}
