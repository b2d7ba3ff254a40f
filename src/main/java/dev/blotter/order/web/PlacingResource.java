package dev.blotter.order.web;

import dev.blotter.http.Caller;
import dev.blotter.http.Commands;
import dev.blotter.http.Exchange;
import dev.blotter.http.Roles;
import dev.blotter.http.rate.OrderRates;
import dev.blotter.kernel.AggregateType;
import dev.blotter.order.OrderView;
import dev.blotter.trading.OrderNames;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
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

/** Takes new orders. */
@Path("/v1/users/{user_id}/orders")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
@RolesAllowed({Roles.TRADER, Roles.OPERATOR})
public class PlacingResource {

  private final Commands commands;
  private final Caller caller;
  private final Placing placing;
  private final OrderRates rates;
  private final Exchange exchange;

  PlacingResource(
      Commands commands, Caller caller, Placing placing, OrderRates rates, Exchange exchange) {
    this.commands = commands;
    this.caller = caller;
    this.placing = placing;
    this.rates = rates;
    this.exchange = exchange;
  }

  @POST
  @Operation(
      operationId = "placeOrder",
      summary = "Place an order, or orders that go together",
      description =
          "An order_class other than SIMPLE places exits with it, all or none: the answer shows them"
              + " as legs. client_order_id makes a retry harmless, for ever. A timeout or OUTCOME_UNKNOWN never"
              + " means that nothing was placed: send the same order again.")
  @APIResponse(
      responseCode = "201",
      description = "Placed; Location names the order",
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  @APIResponse(
      responseCode = "200",
      description = "Placed by an earlier attempt",
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  @APIResponse(responseCode = "422", description = "Denied and recorded; see code and order")
  @APIResponse(responseCode = "429", description = OrderRates.EXCEEDED)
  public Uni<Response> place(
      @PathParam("user_id") UUID userId, @NotNull @Valid PlaceOrderRequest body) {
    caller.mustActFor(userId);
    rates.count(caller, exchange);
    var commandId = OrderNames.commandId(body.clientOrderId());
    var content = body.unconditional();
    return Placing.isGroup(body)
        ? commands.named(
            commandId, AggregateType.ORDER, userId, placing.group(userId, body), content)
        : commands.named(
            commandId, AggregateType.ORDER, userId, placing.order(userId, body), content);
  }
}
