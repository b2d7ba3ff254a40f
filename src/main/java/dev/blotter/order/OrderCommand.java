package dev.blotter.order;

import dev.blotter.kernel.Command;
import dev.blotter.kernel.ExpectedVersions;
import dev.blotter.kernel.Ids;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be asked of an order, by its owner, by a venue, or by the service itself. */
public sealed interface OrderCommand extends Command
    permits OrderCommand.PlaceOrder,
        OrderCommand.CancelOrder,
        OrderCommand.ReplaceOrder,
        OrderCommand.ExpireOrder,
        VenueReport {

  /** The order concerned. */
  UUID orderId();

  /**
   * @param orderId the new order's id, drawn by the caller in the lane of the user; its millisecond
   *     is the order's placed_at
   * @param tag a label of the client's own, or null
   * @param group what it belongs to, or null for an order of its own
   */
  record PlaceOrder(
      UUID orderId,
      UUID userId,
      String clientOrderId,
      @Nullable String tag,
      OrderTerms terms,
      Conditions conditions,
      @Nullable OrderGroup group)
      implements OrderCommand {

    /** An order of its own, on no condition. */
    public PlaceOrder(
        UUID orderId, UUID userId, String clientOrderId, @Nullable String tag, OrderTerms terms) {
      this(orderId, userId, clientOrderId, tag, terms, Conditions.NONE, null);
    }

    /** When it was sent, to the millisecond. */
    public Instant placedAt() {
      return Ids.createdAt(orderId);
    }
  }

  /**
   * @param owner the user who must own the order, or null where an operator asks
   * @param requestId what the client calls the request
   * @param expectedVersions those of which it must have one (If-Match), or null for any
   */
  record CancelOrder(
      UUID orderId,
      @Nullable UUID owner,
      String requestId,
      @Nullable ExpectedVersions expectedVersions)
      implements OrderCommand {}

  /**
   * A field that is null stays as it is.
   *
   * @param owner the user who must own the order, or null where an operator asks
   * @param requestId what the client calls the request
   * @param expectedVersions those of which it must have one (If-Match), or null for any
   * @param quantity the new total, executed or not
   * @param limitPrice in the quote currency, as the stop price is
   * @param expireAt when it ends, with a time in force that names a moment
   * @param validUntil the last moment at which it may be decided, or null where any will do
   * @param trail as a whole: a percentage takes the place of a price
   */
  record ReplaceOrder(
      UUID orderId,
      @Nullable UUID owner,
      String requestId,
      @Nullable ExpectedVersions expectedVersions,
      @Nullable Quantity quantity,
      @Nullable Price limitPrice,
      @Nullable Price stopPrice,
      @Nullable TimeInForce timeInForce,
      @Nullable Instant expireAt,
      @Nullable Instant validUntil,
      @Nullable Trail trail)
      implements OrderCommand {

    /** At any time, and without a trail. */
    public ReplaceOrder(
        UUID orderId,
        @Nullable UUID owner,
        String requestId,
        @Nullable ExpectedVersions expectedVersions,
        @Nullable Quantity quantity,
        @Nullable Price limitPrice,
        @Nullable Price stopPrice,
        @Nullable TimeInForce timeInForce,
        @Nullable Instant expireAt) {
      this(
          orderId,
          owner,
          requestId,
          expectedVersions,
          quantity,
          limitPrice,
          stopPrice,
          timeInForce,
          expireAt,
          null,
          null);
    }
  }

  /**
   * The service ends an order whose time is over.
   *
   * @param code why, as the order will say it
   */
  record ExpireOrder(UUID orderId, String code) implements OrderCommand {}
}
