package dev.blotter.order.web;

import dev.blotter.http.Caller;
import dev.blotter.http.Commands;
import dev.blotter.http.ETags;
import dev.blotter.http.Exchange;
import dev.blotter.http.Roles;
import dev.blotter.http.rate.OrderRates;
import dev.blotter.kernel.AggregateType;
import dev.blotter.order.OrderCommand.CancelOrder;
import dev.blotter.order.OrderView;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Takes what a client wants to change in an order that is placed. */
@Path("/v1/orders/{order_id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
@RolesAllowed({Roles.TRADER, Roles.OPERATOR})
public class ChangingResource {

  private final Commands commands;
  private final Caller caller;
  private final OrderRates rates;
  private final Exchange exchange;

  ChangingResource(Commands commands, Caller caller, OrderRates rates, Exchange exchange) {
    this.commands = commands;
    this.caller = caller;
    this.rates = rates;
    this.exchange = exchange;
  }

  @PATCH
  @Operation(
      operationId = "replaceOrder",
      summary = "Replace an order's quantity, prices or time in force",
      description = "The order keeps its id; its revision rises once the venue confirms.")
  @APIResponse(
      responseCode = "202",
      description = "Passed on; PENDING_REPLACE until confirmed",
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  @APIResponse(
      responseCode = "200",
      description = "Replaced",
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  @APIResponse(responseCode = "429", description = OrderRates.EXCEEDED)
  public Uni<Response> replace(
      @PathParam("order_id") UUID orderId,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @NotNull @Valid ReplaceOrderRequest body) {
    rates.count(caller, exchange);
    var owner = caller.ownerOrAny();
    var key = RequestId.of(commands.key());
    var command = body.command(orderId, owner, key, ETags.expected(ifMatch));
    return commands.keyed(AggregateType.ORDER, orderId, command, body.unconditional());
  }

  @DELETE
  @Operation(
      operationId = "cancelOrder",
      summary = "Cancel an order",
      description = "Cancelling what is cancelled changes nothing and is answered with 200.")
  @APIResponse(
      responseCode = "202",
      description = "Passed on; PENDING_CANCEL until confirmed",
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  @APIResponse(
      responseCode = "200",
      description = "Cancelled",
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  @APIResponse(responseCode = "409", description = "Over already, e.g. ORDER_ALREADY_FILLED")
  public Uni<Response> cancel(
      @PathParam("order_id") UUID orderId, @HeaderParam("If-Match") @Nullable String ifMatch) {
    var key = RequestId.of(commands.keyOrNew());
    var expected = ETags.expected(ifMatch);
    var command = new CancelOrder(orderId, caller.ownerOrAny(), key, expected);
    return commands.named("key:" + key, AggregateType.ORDER, orderId, command, "");
  }
}
