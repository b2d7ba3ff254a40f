package dev.blotter.order.web;

import dev.blotter.http.Caller;
import dev.blotter.http.ChangesNothing;
import dev.blotter.http.Commands;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.Roles;
import dev.blotter.trading.OrderPreviews;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tries orders out. */
@Path("/v1/users/{user_id}/orders:validate")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
@RolesAllowed({Roles.TRADER, Roles.OPERATOR})
public class ValidationResource {

  private final OrderPreviews previews;
  private final Commands commands;
  private final Caller caller;
  private final Placing placing;

  ValidationResource(OrderPreviews previews, Commands commands, Caller caller, Placing placing) {
    this.previews = previews;
    this.commands = commands;
    this.caller = caller;
    this.placing = placing;
  }

  @POST
  @ChangesNothing
  @Operation(
      operationId = "validateOrder",
      summary = "Try an order out, or orders that go together",
      description = "The same checks as placing it, and what it would hold; nothing is stored.")
  public Uni<PreviewView> validate(
      @PathParam("user_id") UUID userId, @NotNull @Valid PlaceOrderRequest body) {
    caller.mustActFor(userId);
    var now = commands.now();
    var preview =
        Placing.isGroup(body)
            ? previews.preview(placing.group(userId, body), now)
            : previews.preview(placing.order(userId, body), now);
    return preview.map(found -> found.orElseThrow(RequestProblem::noUser)).map(PreviewView::of);
  }
}
