package dev.blotter.order.web;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.OrderTerms;
import dev.blotter.order.OrderType;
import dev.blotter.order.TimeInForce;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An order as a client asks for it. */
@Schema(description = "An order as a client asks for it")
record PlaceOrderRequest(
    @NotNull
        @Pattern(
            regexp = NEW_CLIENT_ORDER_ID,
            message = "must be 1 to 64 visible ASCII characters that do not begin with close:")
        @Schema(
            description = "Unique for the user for ever: sent again, it finds the first order",
            examples = "algo7-0001")
        String clientOrderId,
    @Nullable @Size(max = 200) @Schema(description = "A label of your own", examples = "momentum")
        String tag,
    @NotNull @Schema(implementation = String.class, examples = "AAPL") Symbol symbol,
    @NotNull @Schema(examples = "BUY") Side side,
    @NotNull @Schema(examples = "LIMIT") OrderType type,
    @Nullable @Schema(description = "DAY where left out", examples = "DAY") TimeInForce timeInForce,
    @NotNull @Schema(implementation = String.class, description = "The total", examples = "10")
        Quantity qty,
    @Nullable
        @Schema(
            implementation = String.class,
            description = "For LIMIT and STOP_LIMIT",
            examples = "187.25")
        Price limitPrice,
    @Nullable @Schema(implementation = String.class, description = "For STOP and STOP_LIMIT")
        Price stopPrice,
    @Nullable @Schema(description = "For GTD") Instant expireAt,
    @Nullable @Schema(description = "true: may only make a position smaller") Boolean reduceOnly) {

  static final String CLIENT_ORDER_ID = "[\\x21-\\x7E]{1,64}";

  /** Orders that close a position are named by the service, each after the key of its request. */
  private static final String NEW_CLIENT_ORDER_ID = "(?!close:)" + CLIENT_ORDER_ID;

  OrderTerms terms() {
    return new OrderTerms(
        symbol,
        side,
        type,
        timeInForce == null ? TimeInForce.DAY : timeInForce,
        qty,
        limitPrice,
        stopPrice,
        expireAt,
        Boolean.TRUE.equals(reduceOnly));
  }
}
