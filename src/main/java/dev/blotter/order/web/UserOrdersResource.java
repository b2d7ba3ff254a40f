package dev.blotter.order.web;

import dev.blotter.http.AsOf;
import dev.blotter.http.Caller;
import dev.blotter.http.ETags;
import dev.blotter.http.KnownUsers;
import dev.blotter.http.Paging;
import dev.blotter.http.Reads;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.Roles;
import dev.blotter.http.ShowsThePast;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.OrderQueries;
import dev.blotter.order.OrderView;
import dev.blotter.order.StatusFilter;
import dev.blotter.order.query.OrderQuery;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows the orders of one user, and cancels all of them. */
@Path("/v1/users/{user_id}/orders")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
@RolesAllowed({Roles.TRADER, Roles.AUDITOR, Roles.OPERATOR})
public class UserOrdersResource {

  private final OrderLists lists;
  private final OrderQueries queries;
  private final OrderHistories histories;
  private final Reads reads;
  private final Caller caller;
  private final CancelAll cancelAll;
  private final KnownUsers users;

  UserOrdersResource(
      OrderLists lists,
      OrderQueries queries,
      OrderHistories histories,
      Reads reads,
      Caller caller,
      CancelAll cancelAll,
      KnownUsers users) {
    this.lists = lists;
    this.queries = queries;
    this.histories = histories;
    this.reads = reads;
    this.caller = caller;
    this.cancelAll = cancelAll;
    this.users = users;
  }

  @GET
  @Operation(operationId = "listUserOrders", summary = "List a user's orders, newest first")
  @APIResponse(
      responseCode = "200",
      description = "A page of orders; Link names the next one",
      content = @Content(schema = @Schema(implementation = OrderPage.class)))
  public Uni<Response> list(
      @PathParam("user_id") UUID userId,
      @BeanParam OrderQuery query,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("page") @Nullable Integer page,
      @QueryParam("page_size") @Nullable Integer pageSize) {
    caller.mustSee(userId);
    var filter =
        query.filter().orElseThrow(() -> RequestProblem.parameter("status", StatusFilter.WORDS));
    var list = OrderLists.listOfUser(userId, filter.order());
    var paging = Paging.of(list, cursor, limit, page, pageSize);
    return reads.of(userId, () -> lists.ofUser(userId, filter, paging));
  }

  @DELETE
  @RolesAllowed({Roles.TRADER, Roles.OPERATOR})
  @Operation(
      operationId = "cancelAllOrders",
      summary = "Cancel all active orders of a user",
      description =
          "Each order has an outcome of its own. A retry with the same Idempotency-Key is about the"
              + " same orders: it cancels none that was placed since.")
  @APIResponse(
      responseCode = "200",
      description = "What became of each, the newest order first",
      content =
          @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = CancelOutcome.class)))
  public Uni<Response> cancelAll(
      @PathParam("user_id") UUID userId, @QueryParam("symbol") @Nullable Symbol symbol) {
    caller.mustActFor(userId);
    return users
        .mustExist(userId)
        .chain(() -> reads.ready(userId))
        .chain(() -> cancelAll.run(userId, symbol));
  }

  @GET
  @Path("by-client-id/{client_order_id}")
  @ShowsThePast
  @Operation(
      operationId = "getOrderByClientId",
      summary = "Find an order by the id that its client gave it")
  @APIResponse(
      responseCode = "200",
      description = "The order",
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  @APIResponse(responseCode = "304", description = "Still the version in If-None-Match")
  public Uni<Response> byClientId(
      @PathParam("user_id") UUID userId,
      @PathParam("client_order_id") @Pattern(regexp = ClientOrderId.ANY, message = ClientOrderId.IS)
          String clientOrderId,
      @QueryParam("as_of")
          @Parameter(description = AsOf.DESCRIPTION, schema = @Schema(type = SchemaType.STRING))
          @Nullable AsOf asOf,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    caller.mustSee(userId);
    return reads.of(
        userId,
        () ->
            queries
                .byClientOrderId(userId, clientOrderId)
                .map(found -> found.orElseThrow(() -> RequestProblem.notFound("order")))
                .chain(order -> answer(order, asOf, ifNoneMatch)));
  }

  private Uni<Response> answer(OrderView order, @Nullable AsOf asOf, @Nullable String ifNoneMatch) {
    return asOf == null
        ? Uni.createFrom().item(ETags.response(order, order.version(), ifNoneMatch))
        : histories.seen(order.orderId(), asOf).map(history -> history.answer(ifNoneMatch));
  }
}
