package dev.blotter.audit.account;

import dev.blotter.kernel.Foreseen;

/** As many long histories are being gone through as the node goes through at a time. */
public final class TooManyHistories extends RuntimeException implements Foreseen {
  private static final long serialVersionUID = 1L;

  TooManyHistories() {
    super("as many long histories are being gone through as may be at a time");
  }
}
