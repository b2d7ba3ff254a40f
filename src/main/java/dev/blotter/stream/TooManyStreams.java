package dev.blotter.stream;

import dev.blotter.kernel.Foreseen;

/** As many streams are open as may be. */
public final class TooManyStreams extends RuntimeException implements Foreseen {
  private static final long serialVersionUID = 1L;

  private final boolean ofCaller;

  TooManyStreams(boolean ofCaller) {
    super(ofCaller ? "the caller has as many streams as it may" : "the node has enough streams");
    this.ofCaller = ofCaller;
  }

  /** True where it is the caller who has too many. */
  public boolean isOfCaller() {
    return ofCaller;
  }
}
