package dev.blotter.user;

import dev.blotter.kernel.RejectionCode;

/** Why a command to a user is refused. */
public enum UserRejection implements RejectionCode {
  USER_NOT_FOUND(Kind.NOT_FOUND),
  /** A user with that id is registered already. */
  USER_EXISTS(Kind.CONFLICT),
  /** Another user has that e-mail address, or is about to. */
  EMAIL_TAKEN(Kind.CONFLICT),
  /** The command waited for longer than the e-mail address was kept for it. */
  EMAIL_HOLD_LAPSED(Kind.CONFLICT),
  /** The user is closed for good: can be erased and paid out what is left, and nothing else. */
  USER_CLOSED(Kind.CONFLICT),
  /** The user's personal data is gone for ever. */
  USER_ERASED(Kind.CONFLICT),
  /** The user's personal data must be kept: it cannot be erased before the hold is released. */
  LEGAL_HOLD(Kind.CONFLICT),
  /** A user with active orders cannot be closed or erased. */
  ORDERS_ACTIVE(Kind.CONFLICT),
  /** A user with open positions cannot be closed or erased: nobody could sell them afterwards. */
  POSITIONS_OPEN(Kind.CONFLICT),
  /** No currency has that code. */
  UNKNOWN_CURRENCY(Kind.RULE),
  /** There is no such type of account. */
  UNKNOWN_ACCOUNT_TYPE(Kind.RULE);

  private final Kind kind;

  UserRejection(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
