package dev.blotter.order.web;

import dev.blotter.http.Caller;
import dev.blotter.http.ChangesNothing;
import dev.blotter.http.Commands;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.Roles;
import dev.blotter.kernel.Rejection;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.order.PlaceGroup;
import dev.blotter.trading.OrderPreview;
import dev.blotter.trading.OrderPreviews;
import dev.blotter.trading.TakenNames;
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
import java.util.Optional;
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
  private final TakenNames names;
  private final Commands commands;
  private final Caller caller;
  private final Placing placing;

  ValidationResource(
      OrderPreviews previews, TakenNames names, Commands commands, Caller caller, Placing placing) {
    this.previews = previews;
    this.names = names;
    this.commands = commands;
    this.caller = caller;
    this.placing = placing;
  }

  @POST
  @ChangesNothing
  @Operation(
      operationId = "validateOrder",
      summary = "Try an order out, or orders that go together",
      description =
          "The same checks as placing it, and what it would hold; nothing is stored. An id that an"
              + " order has already is DUPLICATE_CLIENT_ORDER_ID, of the same order too: sent again"
              + " it is found and not placed.")
  public Uni<PreviewView> validate(
      @PathParam("user_id") UUID userId, @NotNull @Valid PlaceOrderRequest body) {
    caller.mustActFor(userId);
    var preview =
        Placing.isGroup(body)
            ? preview(placing.group(userId, body))
            : preview(placing.order(userId, body));
    return preview.map(found -> found.orElseThrow(RequestProblem::noUser)).map(PreviewView::of);
  }

  private Uni<Optional<OrderPreview>> preview(PlaceOrder order) {
    return unlessTaken(names.refusal(order), previews.preview(order, commands.now()));
  }

  private Uni<Optional<OrderPreview>> preview(PlaceGroup group) {
    return unlessTaken(names.refusal(group), previews.preview(group, commands.now()));
  }

  /** As when it is placed: whether a name is taken comes before all else. */
  private static Uni<Optional<OrderPreview>> unlessTaken(
      Uni<Optional<Rejection>> taken, Uni<Optional<OrderPreview>> preview) {
    return taken.chain(
        reason -> preview.map(found -> found.map(p -> reason.map(p::refused).orElse(p))));
  }
}
