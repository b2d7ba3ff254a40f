package dev.blotter.order.web;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.OrderClass;
import dev.blotter.order.OrderTerms;
import dev.blotter.order.OrderType;
import dev.blotter.order.TimeInForce;
import dev.blotter.order.web.ExitRequest.StopLoss;
import dev.blotter.order.web.ExitRequest.TakeProfit;
import jakarta.validation.Valid;
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
        @Pattern(regexp = ClientOrderId.NEW, message = ClientOrderId.MUST)
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
    @Nullable @Schema(description = "true: may only make a position smaller") Boolean reduceOnly,
    @Nullable
        @Schema(
            description =
                "SIMPLE where left out. BRACKET: an entry with two exits; OTO: with one; OCO: two"
                    + " exits of which this is the take-profit, its limit in take_profit",
            examples = "BRACKET")
        OrderClass orderClass,
    @Nullable @Valid TakeProfit takeProfit,
    @Nullable @Valid StopLoss stopLoss) {

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
