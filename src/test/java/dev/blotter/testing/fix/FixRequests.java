package dev.blotter.testing.fix;

import dev.blotter.kernel.Quantity;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The client's requests on their way. A request may cross executions on the wire: it is sent to the
 * session at the row with which the venue answers it for the first time.
 */
final class FixRequests {

  /** Which requests of an order the session has accepted and the venue has not resolved. */
  record Pending(boolean cancel, boolean replace) {}

  private enum State {
    ON_THE_WIRE,
    PENDING,
    REFUSED,
    RESOLVED
  }

  private final FixSession session;
  private final Map<String, FixRow> rows = new HashMap<>();
  private final Map<String, State> states = new HashMap<>();
  private final Map<String, String> orders = new HashMap<>();

  FixRequests(FixSession session) {
    this.session = session;
  }

  void take(FixRow row) {
    rows.put(row.clOrdId(), row);
    states.put(row.clOrdId(), State.ON_THE_WIRE);
    orders.put(row.clOrdId(), orderOf(row.origClOrdId()));
  }

  /** The order's first ClOrdID, which names it through all replacements. */
  String orderOf(String clOrdId) {
    return orders.getOrDefault(clOrdId, clOrdId);
  }

  /** A matrix without a ClOrdID tells of an order that was given by telephone (FIX E.1.a). */
  String orderOf(FixRow row) {
    return row.clOrdId().isEmpty() ? "by-telephone" : orderOf(row.clOrdId());
  }

  @Nullable FixRow row(String clOrdId) {
    return rows.get(clOrdId);
  }

  boolean isPending(String clOrdId) {
    return states.get(clOrdId) == State.PENDING;
  }

  void arrive(String clOrdId) {
    arriveIf(clOrdId, state -> state == State.ON_THE_WIRE);
  }

  /** As {@link #arrive}; a client that was refused before asks again now. */
  void arriveOrRetry(String clOrdId) {
    arriveIf(clOrdId, state -> state == State.ON_THE_WIRE || state == State.REFUSED);
  }

  void resolved(String clOrdId) {
    states.replace(clOrdId, State.RESOLVED);
  }

  Pending pendingOf(String order) {
    return new Pending(isPending(order, "CancelRequest"), isPending(order, "ReplaceRequest"));
  }

  private boolean isPending(String order, String message) {
    return rows.values().stream()
        .filter(row -> row.message().equals(message))
        .map(FixRow::clOrdId)
        .anyMatch(id -> isPending(id) && orderOf(id).equals(order));
  }

  private void arriveIf(String clOrdId, Predicate<State> condition) {
    var row = rows.get(clOrdId);
    if (row != null && condition.test(states.get(clOrdId))) {
      states.put(clOrdId, send(row).isEmpty() ? State.PENDING : State.REFUSED);
    }
  }

  private Optional<String> send(FixRow row) {
    var order = orderOf(row.clOrdId());
    return row.message().equals("CancelRequest")
        ? session.cancel(order)
        : session.replace(order, new Quantity(row.orderQty()));
  }
}
