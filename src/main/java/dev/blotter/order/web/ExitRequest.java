package dev.blotter.order.web;

import dev.blotter.kernel.Price;
import dev.blotter.order.PlaceGroup.Exit;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The exits of a group as a client asks for them. */
final class ExitRequest {

  private static final String NAME =
      "Of this order; made from the first order's where it is left out";

  private ExitRequest() {}

  /** An exit at a better price. */
  @Schema(description = "An exit at a better price")
  record TakeProfit(
      @NotNull @Schema(implementation = String.class, examples = "199.00") Price limitPrice,
      @Nullable
          @Pattern(regexp = ClientOrderId.NEW, message = ClientOrderId.MUST)
          @Schema(description = NAME)
          String clientOrderId) {

    /** That exit, under that name unless it has one of its own. */
    Exit exit(UUID orderId, String name) {
      return new Exit(orderId, clientOrderId == null ? name : clientOrderId, limitPrice, null);
    }
  }

  /** An exit at a worse price. */
  @Schema(description = "An exit at a worse price")
  record StopLoss(
      @NotNull @Schema(implementation = String.class, examples = "179.00") Price stopPrice,
      @Nullable
          @Schema(
              implementation = String.class,
              description = "Given, the exit is not executed at a worse price than that")
          Price limitPrice,
      @Nullable
          @Pattern(regexp = ClientOrderId.NEW, message = ClientOrderId.MUST)
          @Schema(description = NAME)
          String clientOrderId) {

    /** That exit, under that name unless it has one of its own. */
    Exit exit(UUID orderId, String name) {
      var ownOrGiven = clientOrderId == null ? name : clientOrderId;
      return new Exit(orderId, ownOrGiven, limitPrice, stopPrice);
    }
  }
}
