package dev.blotter.kernel;

import java.util.UUID;

/**
 * Names an execution, or one report of it. A venue's ids are its own, and may be told apart by
 * nothing but the order.
 *
 * @param venue what the venue is called, such as its market identifier code (ISO 10383)
 * @param execId FIX ExecID
 */
public record ExecutionRef(UUID orderId, String venue, String execId) {

  /** Another report of that venue about that order. */
  public ExecutionRef withExecId(String otherExecId) {
    return new ExecutionRef(orderId, venue, otherExecId);
  }
}
