package dev.blotter.audit.web;

import dev.blotter.http.Cursor;
import dev.blotter.http.Exchange;
import dev.blotter.http.Page;
import dev.blotter.http.Paging;
import dev.blotter.http.Roles;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.query.OrderQuery;
import dev.blotter.portfolio.PortfolioView;
import dev.blotter.projection.RowPage;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows what a user had at a moment, replayed from the log. */
@Path("/v1/audit/users/{user_id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
@RolesAllowed({Roles.TRADER, Roles.AUDITOR, Roles.OPERATOR})
public class PastAccountResource {

  private final PastPortfolios portfolios;
  private final PastLists lists;
  private final Exchange exchange;

  PastAccountResource(PastPortfolios portfolios, PastLists lists, Exchange exchange) {
    this.portfolios = portfolios;
    this.lists = lists;
    this.exchange = exchange;
  }

  @GET
  @Path("portfolio")
  @Operation(
      operationId = "replayPortfolio",
      summary = "Replay a user's portfolio as of a moment",
      description = "At a moment, valued and converted at the prices that were known then.")
  @APIResponse(
      responseCode = "200",
      description = "The portfolio as it was",
      content = @Content(schema = @Schema(implementation = PortfolioView.class)))
  @APIResponse(responseCode = "409", description = PastAccounts.TOO_LONG)
  public Uni<PortfolioView> portfolio(
      @PathParam("user_id") UUID userId,
      @QueryParam("at") @Parameter(description = PastAccounts.AT) @Nullable Instant at) {
    return portfolios.portfolio(userId, at);
  }

  @GET
  @Path("orders")
  @Operation(
      operationId = "replayOrders",
      summary = "Replay a user's orders as of a moment, newest first")
  @APIResponse(
      responseCode = "200",
      description = "A page of orders; Link names the next one",
      content = @Content(schema = @Schema(implementation = PastOrderPage.class)))
  @APIResponse(responseCode = "409", description = PastAccounts.TOO_LONG)
  public Uni<Response> orders(
      @PathParam("user_id") UUID userId,
      @QueryParam("at") @Parameter(description = PastAccounts.AT) @Nullable Instant at,
      @BeanParam OrderQuery query,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    var filter = PastLists.filter(query);
    var list = Cursor.listOf("past-orders", userId, filter.order());
    var window = Paging.byCursor(list, cursor, limit).window();
    return lists
        .orders(userId, at, filter, window)
        .map(page -> response(page, order -> new Cursor(list, order.placedAt(), order.orderId())));
  }

  @GET
  @Path("positions")
  @Operation(
      operationId = "replayPositions",
      summary = "Replay a user's positions as of a moment, newest first",
      description = "At a moment, valued at the prices that were known then.")
  @APIResponse(
      responseCode = "200",
      description = "A page of positions; Link names the next one",
      content = @Content(schema = @Schema(implementation = PastPositionPage.class)))
  @APIResponse(responseCode = "409", description = PastAccounts.TOO_LONG)
  public Uni<Response> positions(
      @PathParam("user_id") UUID userId,
      @QueryParam("at") @Parameter(description = PastAccounts.AT) @Nullable Instant at,
      @QueryParam("open") @Nullable Boolean open,
      @QueryParam("symbol") @Nullable Symbol symbol,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    var list = Cursor.listOf("past-positions", userId);
    var window = Paging.byCursor(list, cursor, limit).window();
    return lists
        .positions(userId, at, PastLists.which(open, symbol), window)
        .map(page -> response(page, one -> new Cursor(list, one.openedAt(), one.positionId())));
  }

  private <T> Response response(RowPage<T> page, Function<T, Cursor> place) {
    return Page.of(page, Function.identity(), place).response(exchange);
  }
}
