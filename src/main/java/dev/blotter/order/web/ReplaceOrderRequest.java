package dev.blotter.order.web;

import dev.blotter.kernel.ExpectedVersions;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.order.OrderCommand.ReplaceOrder;
import dev.blotter.order.TimeInForce;
import dev.blotter.order.Trail;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What shall change in an order; what is left out stays. */
@Schema(description = "What shall change in an order; what is left out stays")
record ReplaceOrderRequest(
    @Nullable
        @Schema(
            implementation = String.class,
            description = "The new total, executed or not (FIX OrderQty)",
            examples = "20")
        Quantity qty,
    @Nullable @Schema(implementation = String.class, examples = "187.50") Price limitPrice,
    @Nullable @Schema(implementation = String.class) Price stopPrice,
    @Nullable @Schema(implementation = String.class, description = "In place of the present trail")
        Price trailPrice,
    @Nullable @Schema(implementation = String.class, description = "In place of the present trail")
        BigDecimal trailPercent,
    @Nullable TimeInForce timeInForce,
    @Nullable @Schema(description = "For GTD; 2200-01-01T00:00:00Z at the latest") Instant expireAt,
    @Nullable
        @Schema(
            description =
                "STALE_REQUEST where it comes to be decided later; of this attempt only: a retry"
                    + " may name another time")
        Instant validUntil) {

  /** The same as far as it says what to change: a retry may be sent with another time. */
  ReplaceOrderRequest unconditional() {
    return new ReplaceOrderRequest(
        qty, limitPrice, stopPrice, trailPrice, trailPercent, timeInForce, expireAt, null);
  }

  ReplaceOrder command(
      UUID orderId,
      @Nullable UUID owner,
      String requestId,
      @Nullable ExpectedVersions expectedVersions) {
    return new ReplaceOrder(
        orderId,
        owner,
        requestId,
        expectedVersions,
        qty,
        limitPrice,
        stopPrice,
        timeInForce,
        expireAt,
        validUntil,
        Trail.of(trailPrice, trailPercent));
  }
}
