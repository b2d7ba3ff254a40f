package dev.blotter.audit.web;

import dev.blotter.audit.export.ExportFormat;
import dev.blotter.audit.refusal.Refusal;
import dev.blotter.audit.refusal.Refusals;
import dev.blotter.audit.web.ExportAnswers.Listed;
import dev.blotter.http.Cursor;
import dev.blotter.http.Exchange;
import dev.blotter.http.Page;
import dev.blotter.http.Paging;
import dev.blotter.http.Roles;
import dev.blotter.projection.Window.Keyset;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows which commands were refused. */
@Path("/v1/audit/refusals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
@RolesAllowed({Roles.AUDITOR, Roles.OPERATOR})
public class RefusalResource {

  /** What its cursors are of. */
  private static final String LIST = "refusals";

  private final Refusals refusals;
  private final Exchange exchange;
  private final ExportAnswers exports;

  RefusalResource(Refusals refusals, Exchange exchange, ExportAnswers exports) {
    this.refusals = refusals;
    this.exchange = exchange;
    this.exports = exports;
  }

  @GET
  @Operation(
      operationId = "listRefusals",
      summary = "List the commands that were refused, the newest first",
      description =
          "Requests that were to change something and were answered 4xx, a second after that."
              + " Denied orders and withdrawals are events instead; 429 and 503 are only counted.")
  @APIResponse(
      responseCode = "200",
      description = "A page of the record; Link names the next one",
      content = @Content(schema = @Schema(implementation = RefusalPage.class)))
  public Uni<Response> list(
      @BeanParam RefusalQuery query,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    var criteria = query.criteria();
    return refusals
        .newest(criteria, Paging.byCursor(LIST, cursor, limit).window())
        .map(found -> Page.of(found, RefusalView::of, RefusalResource::place).response(exchange));
  }

  @GET
  @Path("export")
  @Produces(Downloads.ZIP)
  @Operation(
      operationId = "exportRefusals",
      summary = "Take along the commands that were refused",
      description = "A zip file with the entries as they are listed, and a signed manifest.")
  @APIResponse(
      responseCode = "200",
      description = "The export",
      content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(responseCode = "409", description = "EXPORT_TOO_LARGE: ask for a shorter time")
  public Uni<Response> export(
      @BeanParam RefusalQuery query,
      @QueryParam("format") @DefaultValue("ndjson") ExportFormat format,
      @Context UriInfo address) {
    var criteria = query.criteria();
    var list =
        new Listed<>(
            "refusals",
            RefusalView.class,
            window ->
                refusals
                    .newest(criteria, window)
                    .map(page -> ExportAnswers.shown(page, RefusalView::of)),
            entry -> new Keyset(entry.at(), entry.refusalId()));
    return exports.all(list, format, address.getQueryParameters());
  }

  private static Cursor place(Refusal refusal) {
    return new Cursor(LIST, refusal.first().at(), refusal.id());
  }
}
