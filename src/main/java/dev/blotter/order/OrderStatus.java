package dev.blotter.order;

/** The status words of an order; {@link Order#active} says whether it is active. */
public enum OrderStatus {
  PENDING,
  ACCEPTED,
  PARTIALLY_FILLED,
  SUSPENDED,
  PENDING_CANCEL,
  PENDING_REPLACE,
  /** Active for a GTC or GTD order, which resumes; over for any other. */
  DONE_FOR_DAY,
  FILLED,
  CANCELLED,
  EXPIRED,
  REJECTED,
  DENIED;

  /** Whether every order of that status is active. */
  boolean isAlwaysActive() {
    return switch (this) {
      case PENDING, ACCEPTED, PARTIALLY_FILLED, SUSPENDED, PENDING_CANCEL, PENDING_REPLACE -> true;
      case DONE_FOR_DAY, FILLED, CANCELLED, EXPIRED, REJECTED, DENIED -> false;
    };
  }
}
