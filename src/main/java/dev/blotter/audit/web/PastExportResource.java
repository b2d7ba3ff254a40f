package dev.blotter.audit.web;

import dev.blotter.audit.export.ExportFormat;
import dev.blotter.audit.web.ExportAnswers.Listed;
import dev.blotter.http.Roles;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.OrderView;
import dev.blotter.order.query.OrderQuery;
import dev.blotter.position.PositionView;
import dev.blotter.projection.Window.Keyset;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Hands out what a user had at a moment, replayed from the log. */
@Path("/v1/audit/users/{user_id}/export")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
@RolesAllowed({Roles.TRADER, Roles.AUDITOR, Roles.OPERATOR})
public class PastExportResource {

  private static final String AT = "As the log had it then; now where it is left out";

  private final PastLists lists;
  private final ExportAnswers exports;
  private final InstantSource clock;

  PastExportResource(PastLists lists, ExportAnswers exports, InstantSource clock) {
    this.lists = lists;
    this.exports = exports;
    this.clock = clock;
  }

  @GET
  @Path("orders")
  @Produces(Downloads.ZIP)
  @Operation(
      operationId = "exportPastOrders",
      summary = "Take along a user's orders as of a moment",
      description = "A zip file with the entries as they are listed, and a signed manifest.")
  @APIResponse(
      responseCode = "200",
      description = "The export",
      content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(responseCode = "409", description = PastAccounts.TOO_LONG)
  public Uni<Response> orders(
      @PathParam("user_id") UUID userId,
      @QueryParam("at") @Parameter(description = AT) @Nullable Instant at,
      @BeanParam OrderQuery query,
      @QueryParam("format") @DefaultValue("ndjson") ExportFormat format,
      @Context UriInfo address) {
    var moment = momentOf(at);
    var filter = PastLists.filter(query);
    var list =
        new Listed<>(
            "orders",
            OrderView.class,
            window -> lists.orders(userId, moment, filter, window),
            order -> new Keyset(order.placedAt(), order.orderId()));
    return exports.all(list, format, asked(userId, moment, address));
  }

  @GET
  @Path("positions")
  @Produces(Downloads.ZIP)
  @Operation(
      operationId = "exportPastPositions",
      summary = "Take along a user's positions as of a moment",
      description = "A zip file with the entries as they are listed, and a signed manifest.")
  @APIResponse(
      responseCode = "200",
      description = "The export",
      content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(responseCode = "409", description = PastAccounts.TOO_LONG)
  public Uni<Response> positions(
      @PathParam("user_id") UUID userId,
      @QueryParam("at") @Parameter(description = AT) @Nullable Instant at,
      @QueryParam("open") @Nullable Boolean open,
      @QueryParam("symbol") @Nullable Symbol symbol,
      @QueryParam("format") @DefaultValue("ndjson") ExportFormat format,
      @Context UriInfo address) {
    var moment = momentOf(at);
    var which = PastLists.which(open, symbol);
    var list =
        new Listed<>(
            "positions",
            PositionView.class,
            window -> lists.positions(userId, moment, which, window),
            position -> new Keyset(position.openedAt(), position.positionId()));
    return exports.all(list, format, asked(userId, moment, address));
  }

  /** One for all pages, which the manifest names. */
  private Instant momentOf(@Nullable Instant at) {
    return at == null ? clock.instant() : at;
  }

  private static MultivaluedMap<String, String> asked(UUID userId, Instant at, UriInfo address) {
    var asked = new MultivaluedHashMap<String, String>(address.getQueryParameters());
    asked.putSingle("user_id", userId.toString());
    asked.putSingle("at", at.toString());
    return asked;
  }
}
