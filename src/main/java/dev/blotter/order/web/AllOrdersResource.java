package dev.blotter.order.web;

import dev.blotter.http.Paging;
import dev.blotter.http.Reads;
import dev.blotter.http.Roles;
import dev.blotter.kernel.Symbol;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows the orders of all users to those who look after them. */
@Path("/v1/orders")
@Tag(name = "Orders")
@RolesAllowed({Roles.AUDITOR, Roles.OPERATOR})
public class AllOrdersResource {

  private final OrderLists lists;
  private final Reads reads;

  AllOrdersResource(OrderLists lists, Reads reads) {
    this.lists = lists;
    this.reads = reads;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "listActiveOrders",
      summary = "List the active orders of all users, newest first")
  @APIResponse(
      responseCode = "200",
      description = "A page of orders; Link names the next one",
      content = @Content(schema = @Schema(implementation = OrderPage.class)))
  public Uni<Response> list(
      @QueryParam("symbol") @Nullable Symbol symbol,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("page") @Nullable Integer page,
      @QueryParam("page_size") @Nullable Integer pageSize) {
    var paging = Paging.of(cursor, limit, page, pageSize);
    return reads.ofAll(() -> lists.active(symbol, paging));
  }
}
