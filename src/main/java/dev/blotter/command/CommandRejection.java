package dev.blotter.command;

import dev.blotter.kernel.RejectionCode;

/** Refusals that any command can meet. */
public enum CommandRejection implements RejectionCode {
  /** The idempotency key was used before, for another request. */
  IDEMPOTENCY_KEY_REUSED(Kind.RULE),
  /** The version named in If-Match is not the current one. */
  VERSION_MISMATCH(Kind.PRECONDITION),
  /** Other commands on the same account kept winning the race. */
  CONTENDED(Kind.CONFLICT);

  private final Kind kind;

  CommandRejection(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
