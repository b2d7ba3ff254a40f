package dev.blotter.order;

import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Rejection;
import dev.blotter.order.OrderCommand.CancelOrder;
import dev.blotter.order.OrderCommand.ExpireOrder;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.order.OrderCommand.ReplaceOrder;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides what may happen to one order. Pure: the same order, command and time give the same
 * decision. The expected version in a command is not looked at here, nor is money.
 */
public final class OrderDecider {

  private final Placement placement;
  private final ClientRequests requests;
  private final VenueReports reports = new VenueReports();

  public OrderDecider(OrderPolicies policies) {
    this.placement = new Placement(policies);
    this.requests = new ClientRequests(policies);
  }

  /**
   * A new order, as far as its terms alone are concerned. A rejection whose code {@link
   * OrderRejection#denies()} is to be recorded through {@link #deny}.
   *
   * @param command its terms as they were asked for: an expiry time goes with GTD only, that of the
   *     other kinds is computed here
   * @param quotation what it is priced in, or null where that is not known
   */
  public Decision<OrderEvent> initialize(
      PlaceOrder command, UUID portfolioId, @Nullable Quotation quotation, Instant now) {
    return placement.initialize(command, portfolioId, quotation, now);
  }

  /** The record of an order that one of our own checks refuses: OrderInitialized, OrderDenied. */
  public List<OrderEvent> deny(
      PlaceOrder command,
      UUID portfolioId,
      @Nullable Quotation quotation,
      Rejection reason,
      Instant now) {
    return placement.deny(command, portfolioId, quotation, reason, now);
  }

  /**
   * What a command does to an order that exists. Whether one that is placed again is the same (FIX
   * F.1) the log says, which has the answer to the first request: it is not known here.
   *
   * @param order null where there is none, which is refused as ORDER_NOT_FOUND; a new order is
   *     placed through {@link #initialize}
   */
  public Decision<OrderEvent> decide(@Nullable Order order, OrderCommand command, Instant now) {
    if (order == null) {
      return Decision.reject(OrderRejection.ORDER_NOT_FOUND, "There is no such order.");
    }
    return switch (command) {
      case PlaceOrder place ->
          Decision.reject(OrderRejection.DUPLICATE_CLIENT_ORDER_ID, "The order exists already.");
      case CancelOrder cancel -> requests.cancel(order, cancel);
      case ReplaceOrder replace -> requests.replace(order, replace, now);
      case ExpireOrder expire -> requests.expire(order, expire, now);
      case VenueReport report -> reports.decide(order, report);
    };
  }
}
