package dev.blotter.audit.evidence;

import dev.blotter.kernel.Foreseen;

/** As much evidence is being made as the node makes at a time. */
public final class TooManyBundles extends RuntimeException implements Foreseen {
  private static final long serialVersionUID = 1L;

  TooManyBundles() {
    super("as much evidence is being made as may be at a time");
  }
}
