package dev.blotter.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Rejection;
import dev.blotter.testing.Golden;
import dev.blotter.testing.fix.FixReport;
import dev.blotter.testing.fix.FixReport.ExecType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The transitions of nautechsystems/nautilus_trader, crates/model/src/orders/mod.rs. Orders that it
 * emulates itself do not exist here; where FIX's precedence says another status, FIX decides.
 */
class NautilusTransitionsTest {

  private static final Map<String, OrderStatus> WORDS =
      Map.ofEntries(
          Map.entry("Initialized", OrderStatus.PENDING),
          Map.entry("Submitted", OrderStatus.PENDING),
          Map.entry("Accepted", OrderStatus.ACCEPTED),
          Map.entry("Triggered", OrderStatus.ACCEPTED),
          Map.entry("Denied", OrderStatus.DENIED),
          Map.entry("Rejected", OrderStatus.REJECTED),
          Map.entry("Canceled", OrderStatus.CANCELLED),
          Map.entry("Expired", OrderStatus.EXPIRED),
          Map.entry("PendingUpdate", OrderStatus.PENDING_REPLACE),
          Map.entry("PendingCancel", OrderStatus.PENDING_CANCEL),
          Map.entry("PartiallyFilled", OrderStatus.PARTIALLY_FILLED),
          Map.entry("Filled", OrderStatus.FILLED));

  private static final Set<String> REQUESTS = Set.of("PendingUpdate", "PendingCancel");
  private static final Set<String> ANSWERS = Set.of("ModifyRejected", "CancelRejected", "Updated");

  private final OrderDecider decider = new OrderDecider(OrderPolicies.STANDARD);

  static Stream<Map<String, String>> transitions() {
    return Golden.csv("nautilus_order_transitions.csv").stream()
        .filter(row -> !isEmulated(row.get("from")) && !isEmulated(row.get("to")));
  }

  private static boolean isEmulated(String word) {
    return word.equals("Emulated") || word.equals("Released");
  }

  @ParameterizedTest
  @MethodSource("transitions")
  void the_status_after_the_event_is_the_one_decided(Map<String, String> row) {
    var order = from(row.get("from"));
    var expected =
        isRefused(row) ? order.status() : decided(order, row.get("event"), word(row.get("to")));
    assertThat(after(order, row.get("event")).status()).isEqualTo(expected);
  }

  /**
   * Where FIX says otherwise (docs/decisions/0010 to 0013, FIX J.1.b): an order that is over stays
   * over; one with a request pending shows that until it is answered or nothing is left to ask it
   * of; an acknowledgement takes back no execution.
   */
  private static OrderStatus decided(Order order, String event, OrderStatus theirs) {
    if (!order.active()) {
      return order.status();
    }
    if (isPending(order) && !REQUESTS.contains(event)) {
      return ANSWERS.contains(event) ? working(order) : pending(order, theirs);
    }
    return theirs == OrderStatus.ACCEPTED ? working(order) : theirs;
  }

  private static boolean isPending(Order order) {
    return order.pendingCancel() != null || order.pendingReplace() != null;
  }

  private static OrderStatus pending(Order order, OrderStatus theirs) {
    return switch (theirs) {
      case REJECTED, CANCELLED, EXPIRED -> theirs;
      case FILLED -> order.pendingReplace() == null ? theirs : order.status();
      default -> order.status();
    };
  }

  private static OrderStatus working(Order order) {
    return order.executedQty().isZero() ? OrderStatus.ACCEPTED : OrderStatus.PARTIALLY_FILLED;
  }

  /** A transition that Nautilus does not have leaves the order as it is. */
  private static boolean isRefused(Map<String, String> row) {
    return row.get("to").isBlank() || row.get("to").equals("InvalidStateTransition");
  }

  private static OrderStatus word(String name) {
    return Optional.ofNullable(WORDS.get(name))
        .orElseThrow(() -> new IllegalArgumentException("unknown status " + name));
  }

  private Order from(String word) {
    var order = placed();
    for (var step : path(word)) {
      order = after(order, step);
    }
    return order;
  }

  private static List<String> path(String word) {
    return switch (word) {
      case "Initialized" -> List.of();
      case "Submitted" -> List.of("Submitted");
      case "Accepted" -> List.of("Submitted", "Accepted");
      case "PartiallyFilled" -> List.of("Submitted", "Accepted", "PartiallyFilled");
      default -> List.of("Submitted", "Accepted", word);
    };
  }

  private Order placed() {
    return evolved(
        Optional.empty(), decider.initialize(stopLimit(), Orders.PORTFOLIO, null, Orders.NOW));
  }

  private static OrderCommand.PlaceOrder stopLimit() {
    return Orders.place(Orders.terms(OrderType.STOP_LIMIT, TimeInForce.GTC, "100"));
  }

  private Order after(Order order, String event) {
    if (event.equals("Denied")) {
      var reason = Rejection.of(OrderRejection.TRADING_HALTED, "Halted.");
      var events = decider.deny(stopLimit(), Orders.PORTFOLIO, null, reason, Orders.NOW);
      return evolved(Optional.empty(), Decision.accept(events));
    }
    return evolved(Optional.of(order), decider.decide(order, command(order, event), Orders.NOW));
  }

  private static OrderCommand command(Order order, String event) {
    return switch (event) {
      case "Submitted" -> DecidedOrders.command(FixReport.of(ExecType.PENDING_NEW, "s"));
      case "Accepted" -> DecidedOrders.command(FixReport.of(ExecType.NEW, "a"));
      case "Rejected" -> DecidedOrders.command(FixReport.of(ExecType.REJECTED, "r"));
      case "Canceled" -> DecidedOrders.command(FixReport.of(ExecType.CANCELED, "c"));
      case "Expired" -> DecidedOrders.command(FixReport.of(ExecType.EXPIRED, "e"));
      case "Triggered" -> DecidedOrders.command(FixReport.of(ExecType.TRIGGERED, "t"));
      case "PendingUpdate" -> Orders.replace("r-1", "120");
      case "PendingCancel" -> Orders.cancel("c-1");
      case "ModifyRejected" -> DecidedOrders.command(FixReport.of(ExecType.REPLACE_REJECTED, "m"));
      case "CancelRejected" -> DecidedOrders.command(FixReport.of(ExecType.CANCEL_REJECTED, "n"));
      case "Updated" ->
          DecidedOrders.command(
              FixReport.of(
                  order.pendingReplace() == null ? ExecType.RESTATED : ExecType.REPLACED, "u"));
      case "PartiallyFilled" -> Orders.fill("p", "40", "100");
      case "Filled" ->
          Orders.fill("f", order.terms().quantity().minus(order.cumQty()).toString(), "100");
      default -> throw new IllegalArgumentException("unknown event " + event);
    };
  }

  /** A refusal leaves the order as it is: "allow multiple requests" is not for us (0013). */
  private static Order evolved(Optional<Order> before, Decision<OrderEvent> decision) {
    return switch (decision) {
      case Decision.Rejected<OrderEvent> refused -> before.orElseThrow();
      case Decision.Accepted<OrderEvent>(var events) -> {
        var order = before.orElse(null);
        for (var event : events) {
          order = new OrderAggregate().evolve(order, event);
        }
        yield order;
      }
    };
  }
}
