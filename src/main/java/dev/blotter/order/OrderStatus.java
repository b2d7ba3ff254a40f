package dev.blotter.order;

/** The status words of an order; the one place that says which of them are active. */
public enum OrderStatus {
  PENDING(true),
  ACCEPTED(true),
  PARTIALLY_FILLED(true),
  SUSPENDED(true),
  PENDING_CANCEL(true),
  PENDING_REPLACE(true),
  /** Active for a GTC or GTD order, which resumes; over for any other. */
  DONE_FOR_DAY(true),
  FILLED(false),
  CANCELLED(false),
  EXPIRED(false),
  REJECTED(false),
  DENIED(false);

  private final boolean active;

  OrderStatus(boolean active) {
    this.active = active;
  }

  /** True while an order of this status may still be executed in the ordinary way. */
  public boolean isActive() {
    return active;
  }
}
