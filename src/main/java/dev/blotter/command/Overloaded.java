package dev.blotter.command;

import java.io.Serial;

/** Thrown when a command is turned away unread since too many wait; nothing was stored. */
public final class Overloaded extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public Overloaded() {
    super("too many commands are waiting");
  }
}
