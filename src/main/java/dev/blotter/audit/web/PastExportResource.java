package dev.blotter.audit.web;

import dev.blotter.http.Roles;
import dev.blotter.http.export.Entries;
import dev.blotter.http.export.EntryExports;
import dev.blotter.kernel.ExportFormat;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.OrderView;
import dev.blotter.order.query.OrderQuery;
import dev.blotter.portfolio.PortfolioView;
import dev.blotter.position.PositionView;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Hands out what a user had at a moment, replayed from the log once for each file. */
@Path("/v1/audit/users/{user_id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
@RolesAllowed({Roles.TRADER, Roles.AUDITOR, Roles.OPERATOR})
public class PastExportResource {

  private final PastPortfolios portfolios;
  private final PastLists lists;
  private final EntryExports exports;
  private final InstantSource clock;

  PastExportResource(
      PastPortfolios portfolios, PastLists lists, EntryExports exports, InstantSource clock) {
    this.portfolios = portfolios;
    this.lists = lists;
    this.exports = exports;
    this.clock = clock;
  }

  @GET
  @Path("portfolio/export")
  @Produces(EntryExports.MEDIA_TYPE)
  @Operation(
      operationId = "exportPastPortfolio",
      summary = "Take along a user's portfolio as of a moment")
  @APIResponse(responseCode = "409", description = PastAccounts.TOO_MUCH)
  public Uni<Response> portfolio(
      @PathParam("user_id") UUID userId,
      @QueryParam("at") @Parameter(description = PastAccounts.AT) @Nullable Instant at,
      @QueryParam("format") @DefaultValue("ndjson") ExportFormat format) {
    var moment = momentOf(at);
    var portfolio = portfolios.portfolio(userId, moment).toMulti();
    return exports.all(
        asOf(moment, userId, Entries.whole("portfolio", PortfolioView.class, portfolio)), format);
  }

  @GET
  @Path("orders/export")
  @Produces(EntryExports.MEDIA_TYPE)
  @Operation(
      operationId = "exportPastOrders",
      summary = "Take along a user's orders as of a moment")
  @APIResponse(responseCode = "409", description = PastAccounts.TOO_MUCH)
  public Uni<Response> orders(
      @PathParam("user_id") UUID userId,
      @QueryParam("at") @Parameter(description = PastAccounts.AT) @Nullable Instant at,
      @BeanParam OrderQuery query,
      @QueryParam("format") @DefaultValue("ndjson") ExportFormat format) {
    var moment = momentOf(at);
    var orders = lists.orders(userId, moment, PastLists.filter(query));
    return exports.all(
        asOf(moment, userId, Entries.whole("orders", OrderView.class, orders)), format);
  }

  @GET
  @Path("positions/export")
  @Produces(EntryExports.MEDIA_TYPE)
  @Operation(
      operationId = "exportPastPositions",
      summary = "Take along a user's positions as of a moment")
  @APIResponse(responseCode = "409", description = PastAccounts.TOO_MUCH)
  public Uni<Response> positions(
      @PathParam("user_id") UUID userId,
      @QueryParam("at") @Parameter(description = PastAccounts.AT) @Nullable Instant at,
      @QueryParam("open") @Nullable Boolean open,
      @QueryParam("symbol") @Nullable Symbol symbol,
      @QueryParam("format") @DefaultValue("ndjson") ExportFormat format) {
    var moment = momentOf(at);
    var positions = lists.positions(userId, moment, PastLists.which(open, symbol));
    return exports.all(
        asOf(moment, userId, Entries.whole("positions", PositionView.class, positions)), format);
  }

  /** The manifest names it, also where none was asked for. */
  private Instant momentOf(@Nullable Instant at) {
    return at == null ? clock.instant() : at;
  }

  private static <V> Entries<V> asOf(Instant at, UUID userId, Entries<V> entries) {
    return entries.with("user_id", userId).with("at", at);
  }
}
