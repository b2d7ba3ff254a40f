package dev.blotter.order.web;

import dev.blotter.http.JsonLines;
import dev.blotter.http.Paging;
import dev.blotter.http.Problem;
import dev.blotter.http.Reads;
import dev.blotter.http.Roles;
import dev.blotter.order.OrderView;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
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
@Produces(MediaType.APPLICATION_JSON)
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
      operationId = "listAllOrders",
      summary = "List the orders of all users, newest first",
      description =
          "Only active ones unless status says otherwise. As far as the read models are; with the"
              + " Blotter-Position of an answer at least as far as that.")
  @APIResponse(
      responseCode = "200",
      description = "A page of orders; Link names the next one",
      content = @Content(schema = @Schema(implementation = OrderPage.class)))
  public Uni<Response> list(
      @BeanParam AllOrdersQuery query,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("page") @Nullable Integer page,
      @QueryParam("page_size") @Nullable Integer pageSize) {
    var paging = Paging.of(OrderLists.OF_ALL, cursor, limit, page, pageSize);
    var symbols = query.symbols();
    var filter = query.filter();
    return reads.ofAll(() -> lists.ofAll(filter, symbols, paging));
  }

  @GET
  @Produces(JsonLines.MEDIA_TYPE)
  @Operation(
      operationId = "streamAllOrders",
      summary = "Stream the orders of all users, newest first, one a line",
      description =
          "All of them, not a page, as they stood at one moment. Where the list breaks off, its last"
              + " line is a problem. Each node streams only so many at a time: one more is answered"
              + " 503 OVERLOADED.")
  @APIResponse(
      responseCode = "200",
      description = "An order a line; a problem as the last where the list breaks off",
      content =
          @Content(
              schema =
                  @Schema(
                      title = "OrderOrProblem",
                      anyOf = {OrderView.class, Problem.class})))
  public Multi<Buffer> stream(@BeanParam AllOrdersQuery query) {
    var symbols = query.symbols();
    var lines = lists.linesOfAll(query.filter(), symbols);
    return reads.streamOfAll().onItem().transformToMulti(ready -> lines);
  }
}
