package dev.blotter.stream;

import dev.blotter.kernel.Foreseen;

/** A cursor that the feed has not given, or that is ahead of the log. */
public final class UnknownCursor extends RuntimeException implements Foreseen {
  private static final long serialVersionUID = 1L;

  UnknownCursor() {
    super("no cursor of this feed");
  }
}
