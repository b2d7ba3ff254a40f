package dev.blotter.position.web;

import dev.blotter.http.Caller;
import dev.blotter.http.Commands;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.Roles;
import dev.blotter.http.Texts;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Ids;
import dev.blotter.kernel.Lane;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.order.OrderView;
import dev.blotter.trading.ClosingOrder;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Closes a user's position by an order. */
@Path("/v1/users/{user_id}/positions/{symbol: [^/]+(/[^/]+)?}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Positions")
@RolesAllowed({Roles.TRADER, Roles.OPERATOR})
public class ClosingResource {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Commands commands;
  private final Caller caller;
  private final Ids ids;

  ClosingResource(Commands commands, Caller caller, Ids ids) {
    this.commands = commands;
    this.caller = caller;
    this.ids = ids;
  }

  @DELETE
  @Operation(
      operationId = "closePosition",
      summary = "Close a position, or a part of it, by a market order",
      description = "All of it that no active order is about to close, unless a part is named.")
  @APIResponse(
      responseCode = "201",
      description = "The order; Location names it",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = OrderView.class)))
  @APIResponse(
      responseCode = "200",
      description = "The order that an earlier attempt placed",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = OrderView.class)))
  public Uni<Response> close(
      @PathParam("user_id") UUID userId,
      @PathParam("symbol") Symbol symbol,
      @QueryParam("qty") @Nullable String qty,
      @QueryParam("percentage") @Parameter(description = "Above 0, 100 at most")
          @Nullable String percentage) {
    caller.mustActFor(userId);
    var clientOrderId = "close:" + commands.keyOrNew();
    var orderId = ids.next(Lane.of(userId), commands.now());
    var closing = new ClosingOrder(userId, symbol, size(qty, percentage), orderId, clientOrderId);
    return commands.ask(userId, closing).chain(decision -> place(userId, decision));
  }

  private Uni<Response> place(UUID userId, Decision<PlaceOrder> decision) {
    return switch (decision) {
      case Decision.Accepted<PlaceOrder>(var orders) -> {
        var order = orders.getFirst();
        var commandId = "place:" + order.clientOrderId();
        yield commands.named(commandId, AggregateType.ORDER, userId, order, "");
      }
      case Decision.Rejected<PlaceOrder>(var rejection) ->
          Uni.createFrom().item(commands.refuse(rejection));
    };
  }

  private static ClosingOrder.Size size(@Nullable String qty, @Nullable String percentage) {
    if (qty != null && percentage != null) {
      throw RequestProblem.parameter("percentage", "cannot go with qty");
    }
    if (qty != null) {
      return new ClosingOrder.Size.Units(
          Quantity.parse(qty)
              .orElseThrow(() -> RequestProblem.parameter("qty", "must be a decimal")));
    }
    return percentage == null ? new ClosingOrder.Size.All() : part(percentage);
  }

  private static ClosingOrder.Size part(String percentage) {
    return Texts.decimal(percentage)
        .filter(value -> value.signum() > 0 && value.compareTo(HUNDRED) <= 0)
        .map(ClosingOrder.Size.Percentage::new)
        .orElseThrow(
            () -> RequestProblem.parameter("percentage", "must be above 0 and 100 at most"));
  }
}
