package dev.blotter.order.web;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.Conditions;
import dev.blotter.order.Handling;
import dev.blotter.order.OrderClass;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.order.OrderTerms;
import dev.blotter.order.OrderType;
import dev.blotter.order.TimeInForce;
import dev.blotter.order.Trail;
import dev.blotter.order.web.ExitRequest.StopLoss;
import dev.blotter.order.web.ExitRequest.TakeProfit;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
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
    @Nullable
        @Schema(
            implementation = String.class,
            description = "For TRAILING_STOP: how far the stop stays behind the best price",
            examples = "1.50")
        Price trailPrice,
    @Nullable
        @Schema(
            implementation = String.class,
            description = "For TRAILING_STOP, in place of trail_price: in hundredths of that price",
            examples = "2.5")
        BigDecimal trailPercent,
    @Nullable @Schema(description = "For GTD; 2200-01-01T00:00:00Z at the latest") Instant expireAt,
    @Nullable
        @Schema(
            description =
                "true: may only make a position smaller. Once less of that is left than the order"
                    + " is to close, its venue is asked for less or to cancel it")
        Boolean reduceOnly,
    @Nullable
        @Schema(
            description =
                "true, for LIMIT that is not immediate: the venue refuses it where it would be"
                    + " executed at once")
        Boolean postOnly,
    @Nullable
        @Schema(
            description =
                "true, for LIMIT with DAY or GTC: it may be executed before and after the session"
                    + " too, and for DAY it ends when that is over")
        Boolean extendedHours,
    @Nullable
        @Schema(
            description =
                "STALE_REQUEST where it comes to be decided later; of this attempt only: a retry"
                    + " may name another time")
        Instant validUntil,
    @Nullable
        @DurationMin(millis = 1, message = "must be a millisecond at least")
        @DurationMax(minutes = 1, message = "must be a minute at most")
        @Schema(
            implementation = Object.class,
            title = "DedupeWindow",
            anyOf = {String.class, Integer.class},
            description =
                "DUPLICATE_INTENT where you placed an order of the same symbol, side, type, qty and"
                    + " prices within that time, in seconds or as ISO 8601 has it; where left out,"
                    + " what the operator has set",
            examples = "PT5S")
        Duration dedupeWindow,
    @Nullable @Schema(description = "true: it is meant, though it is for the same as another one")
        Boolean allowDuplicate,
    @Nullable
        @Schema(
            description =
                "SIMPLE where left out. BRACKET: an entry with two exits; OTO: with one; OCO: two"
                    + " exits of which this is the take-profit, its limit in take_profit",
            examples = "BRACKET")
        OrderClass orderClass,
    @Nullable @Valid TakeProfit takeProfit,
    @Nullable @Valid StopLoss stopLoss) {

  /** The same as far as it says what to order: a retry may be sent on other conditions. */
  PlaceOrderRequest unconditional() {
    return new PlaceOrderRequest(
        clientOrderId,
        tag,
        symbol,
        side,
        type,
        timeInForce,
        qty,
        limitPrice,
        stopPrice,
        trailPrice,
        trailPercent,
        expireAt,
        reduceOnly,
        postOnly,
        extendedHours,
        null,
        null,
        null,
        orderClass,
        takeProfit,
        stopLoss);
  }

  PlaceOrder command(UUID orderId, UUID userId) {
    var conditions = new Conditions(validUntil, dedupeWindow, Boolean.TRUE.equals(allowDuplicate));
    return new PlaceOrder(orderId, userId, clientOrderId, tag, terms(), conditions, null);
  }

  private OrderTerms terms() {
    return new OrderTerms(
        symbol,
        side,
        type,
        timeInForce == null ? TimeInForce.DAY : timeInForce,
        qty,
        limitPrice,
        stopPrice,
        expireAt,
        Boolean.TRUE.equals(reduceOnly),
        Trail.of(trailPrice, trailPercent),
        Handling.of(Boolean.TRUE.equals(postOnly), Boolean.TRUE.equals(extendedHours)));
  }
}
