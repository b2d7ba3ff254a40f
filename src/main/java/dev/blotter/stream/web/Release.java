package dev.blotter.stream.web;

import dev.blotter.stream.OpenStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Closes a stream once its request is over, even if that is before it is open. While what was sent
 * is not taken it is not over, although its answer has ended.
 */
final class Release {

  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicReference<@Nullable OpenStream> open = new AtomicReference<>();

  void later(OpenStream stream) {
    open.set(stream);
    if (over.get()) {
      stream.close();
    }
  }

  /** The answer has ended; where that is the stream, it is closed when it has been taken. */
  void answered() {
    var stream = open.get();
    if (stream == null || !stream.hasBegun()) {
      now();
    }
  }

  void now() {
    over.set(true);
    var stream = open.get();
    if (stream != null) {
      stream.close();
    }
  }
}
