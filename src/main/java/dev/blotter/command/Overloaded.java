package dev.blotter.command;

import dev.blotter.kernel.Foreseen;
import java.io.Serial;

/** Thrown when a command is turned away unread since too many wait; nothing was stored. */
public final class Overloaded extends RuntimeException implements Foreseen {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  /** Without a stack trace: where it comes from is known, and there may be thousands a second. */
  public Overloaded(Refusal refusal) {
    super(refusal.reason().text(), null, false, false);
    this.refusal = refusal;
  }

  /** Why, and when to ask again. */
  public Refusal refusal() {
    return refusal;
  }
}
