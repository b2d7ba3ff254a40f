package dev.blotter.trading;

import dev.blotter.command.Verdict;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Change;
import dev.blotter.kernel.Rejection;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.portfolio.PortfolioEvent.FundsReserved;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What placing an order comes to, or orders that go together. */
sealed interface Assessment {

  /**
   * All may be placed.
   *
   * @param changes what happens to the orders and to the cash book
   * @param reserved what happens to the cash book
   */
  record Placed(List<Change> changes, FundsReserved reserved) implements Assessment {}

  /**
   * A rule forbids it, which is recorded.
   *
   * @param changes what is recorded of each order
   */
  record Denied(List<Change> changes, Rejection reason) implements Assessment {}

  /** It is malformed; nothing is recorded. */
  record Malformed(Rejection reason) implements Assessment {}

  /** Those changes of orders may be, with what is reserved for them. */
  static Assessment placed(Stream<Change> orders, UUID userId, FundsReserved reserved) {
    var book = Change.of(OrderStates.book(userId), reserved);
    return new Placed(Stream.concat(orders, Stream.of(book)).toList(), reserved);
  }

  /**
   * What a command comes to that asked for it.
   *
   * @param first the order that is answered with
   */
  default Verdict verdict(PlaceOrder first) {
    return switch (this) {
      case Malformed(var reason) -> new Verdict.Refused(reason, first.userId(), null);
      case Denied(var changes, var reason) -> accepted(first, changes, reason);
      case Placed(var changes, var reserved) -> accepted(first, changes, null);
    };
  }

  private static Verdict accepted(
      PlaceOrder first, List<Change> changes, @Nullable Rejection denial) {
    return new Verdict.Accepted(
        first.userId(), AggregateRef.order(first.orderId()), changes, denial);
  }
}
