package dev.blotter.order;

import org.jspecify.annotations.Nullable;

/**
 * How far an order has come, apart from its executions and from what is pending.
 *
 * @param triggered the stop price was reached
 * @param suspended trading in it is halted
 * @param doneForDay it will not be executed any more today
 * @param venueOrderId the venue's own id, or null while it gave none
 * @param reason why it is over or suspended, or null
 */
public record OrderLifecycle(
    Phase phase,
    boolean triggered,
    boolean suspended,
    boolean doneForDay,
    @Nullable String venueOrderId,
    @Nullable StatusReason reason) {

  /** The steps of an order that no execution can change. */
  public enum Phase {
    /** It waits for the entry of its group, and no venue has heard of it. */
    HELD,
    INITIALIZED,
    SUBMITTED,
    ACCEPTED,
    CANCELLED,
    EXPIRED,
    REJECTED,
    DENIED;

    /** True for the phases that nothing leads out of. */
    boolean terminal() {
      return compareTo(ACCEPTED) > 0;
    }

    /** True for the phases of an order that a venue never had. */
    boolean refused() {
      return this == REJECTED || this == DENIED;
    }
  }

  /** Why an exit is suspended from the start. */
  static final StatusReason WAITS_FOR_ENTRY =
      new StatusReason("WAITS_FOR_ENTRY", "It is passed on once its entry is executed.");

  private static final OrderLifecycle START =
      new OrderLifecycle(Phase.INITIALIZED, false, false, false, null, null);

  private static final OrderLifecycle HELD =
      new OrderLifecycle(Phase.HELD, false, false, false, null, WAITS_FOR_ENTRY);

  /** How an order begins that belongs to that group, or to none. */
  static OrderLifecycle start(@Nullable OrderGroup group) {
    return group != null && group.beginsHeld() ? HELD : START;
  }

  OrderLifecycle submitted() {
    return new OrderLifecycle(
        Phase.SUBMITTED, triggered, suspended, doneForDay, venueOrderId, reason);
  }

  /** Known to the venue; a phase that is over stays as it is. */
  OrderLifecycle accepted(@Nullable String newVenueOrderId) {
    var id = newVenueOrderId == null ? venueOrderId : newVenueOrderId;
    var next = phase.terminal() ? phase : Phase.ACCEPTED;
    var why = phase == Phase.HELD ? null : reason;
    return new OrderLifecycle(next, triggered, suspended, doneForDay, id, why);
  }

  OrderLifecycle elected() {
    var known = accepted(null);
    return new OrderLifecycle(known.phase, true, suspended, doneForDay, venueOrderId, reason);
  }

  OrderLifecycle suspended(StatusReason why) {
    return new OrderLifecycle(phase, triggered, true, doneForDay, venueOrderId, why);
  }

  /** Also the end of waiting for an entry: a venue is to have it now. */
  OrderLifecycle reinstated() {
    var next = phase == Phase.HELD ? Phase.INITIALIZED : phase;
    return new OrderLifecycle(next, triggered, false, doneForDay, venueOrderId, null);
  }

  OrderLifecycle withDoneForDay(boolean done) {
    return new OrderLifecycle(phase, triggered, suspended, done, venueOrderId, reason);
  }

  OrderLifecycle over(Phase end, StatusReason why) {
    return new OrderLifecycle(end, triggered, false, false, venueOrderId, why);
  }
}
