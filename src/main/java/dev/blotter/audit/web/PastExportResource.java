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
  private final LogTime time;

  PastExportResource(
      PastPortfolios portfolios, PastLists lists, EntryExports exports, LogTime time) {
    this.portfolios = portfolios;
    this.lists = lists;
    this.exports = exports;
    this.time = time;
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
    return momentOf(at)
        .chain(
            moment -> {
              var portfolio = portfolios.portfolio(userId, moment).toMulti();
              var entries = Entries.whole("portfolio", PortfolioView.class, portfolio);
              return exports.all(asOf(moment, userId, entries), format);
            });
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
    var filter = PastLists.filter(query);
    return momentOf(at)
        .chain(
            moment -> {
              var orders = lists.orders(userId, moment, filter);
              var entries = Entries.whole("orders", OrderView.class, orders);
              return exports.all(asOf(moment, userId, entries), format);
            });
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
    var which = PastLists.which(open, symbol);
    return momentOf(at)
        .chain(
            moment -> {
              var positions = lists.positions(userId, moment, which);
              var entries = Entries.whole("positions", PositionView.class, positions);
              return exports.all(asOf(moment, userId, entries), format);
            });
  }

  /** The manifest names it, also where none was asked for. */
  private Uni<Instant> momentOf(@Nullable Instant at) {
    return at == null ? time.now() : Uni.createFrom().item(at);
  }

  private static <V> Entries<V> asOf(Instant at, UUID userId, Entries<V> entries) {
    return entries.with("user_id", userId).with("at", at);
  }
}
