package dev.blotter.command;

import java.io.Serial;

/** Thrown when nobody can say whether a command was stored; its id tells on a retry. */
public final class OutcomeUnknown extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public OutcomeUnknown(Throwable cause) {
    super("the outcome is unknown: ask again with the same id", cause);
  }
}
