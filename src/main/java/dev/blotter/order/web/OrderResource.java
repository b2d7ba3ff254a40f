package dev.blotter.order.web;

import dev.blotter.http.AsOf;
import dev.blotter.http.Roles;
import dev.blotter.http.ShowsThePast;
import dev.blotter.order.OrderRevision;
import dev.blotter.order.OrderView;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows one order and what happened to it. */
@Path("/v1/orders/{order_id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
@RolesAllowed({Roles.TRADER, Roles.AUDITOR, Roles.OPERATOR})
public class OrderResource {

  private final OrderHistories histories;

  OrderResource(OrderHistories histories) {
    this.histories = histories;
  }

  @GET
  @ShowsThePast
  @Operation(operationId = "getOrder", summary = "Read an order")
  @APIResponse(
      responseCode = "200",
      description = "The order as it stands now, or stood then",
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  @APIResponse(responseCode = "304", description = "Still the version in If-None-Match")
  public Uni<Response> get(
      @PathParam("order_id") UUID orderId,
      @QueryParam("as_of")
          @Parameter(description = AsOf.DESCRIPTION, schema = @Schema(type = SchemaType.STRING))
          @Nullable AsOf asOf,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    return histories.seen(orderId, asOf).map(history -> history.answer(ifNoneMatch));
  }

  @GET
  @Path("revisions")
  @Operation(operationId = "listRevisions", summary = "List the terms that an order had")
  public Uni<List<OrderRevision>> revisions(@PathParam("order_id") UUID orderId) {
    return histories.seen(orderId).map(OrderHistory::revisions);
  }
}
