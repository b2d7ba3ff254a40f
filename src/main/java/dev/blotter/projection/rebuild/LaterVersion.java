package dev.blotter.projection.rebuild;

import java.io.Serial;

/** The rows were made by a later version of the service, which alone may change them. */
public final class LaterVersion extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  LaterVersion() {
    super("the rows are of a later version of the service: ask a node of that version");
  }
}
