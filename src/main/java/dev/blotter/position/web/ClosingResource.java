package dev.blotter.position.web;

import dev.blotter.http.Caller;
import dev.blotter.http.Commands;
import dev.blotter.http.Roles;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.Ids;
import dev.blotter.kernel.Lane;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.OrderView;
import dev.blotter.trading.ClosePosition;
import dev.blotter.trading.OrderNames;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  @APIResponse(
      responseCode = "200",
      description = "The order that an earlier attempt placed",
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  public Uni<Response> close(
      @PathParam("user_id") UUID userId,
      @PathParam("symbol") Symbol symbol,
      @QueryParam("qty") @Nullable String qty,
      @QueryParam("percentage") @Parameter(description = "Above 0, 100 at most")
          @Nullable String percentage) {
    caller.mustActFor(userId);
    var part = ClosingPart.parse(qty, percentage);
    var key = commands.keyOrNew();
    var orderId = ids.next(Lane.of(userId), commands.now());
    var closing =
        new ClosePosition(userId, symbol, part.size(), orderId, OrderNames.ofClosing(key));
    return commands.named("key:" + key, AggregateType.ORDER, userId, closing, part);
  }
}
