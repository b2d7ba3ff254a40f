package dev.blotter.audit.web;

import dev.blotter.audit.access.Access;
import dev.blotter.audit.access.Accesses;
import dev.blotter.audit.export.ExportFormat;
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

/** Shows who read what is kept for audit. */
@Path("/v1/audit/accesses")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
@RolesAllowed({Roles.AUDITOR, Roles.OPERATOR})
public class AccessResource {

  /** What its cursors are of. */
  private static final String LIST = "accesses";

  private final Accesses accesses;
  private final Exchange exchange;
  private final ExportAnswers exports;

  AccessResource(Accesses accesses, Exchange exchange, ExportAnswers exports) {
    this.accesses = accesses;
    this.exchange = exchange;
    this.exports = exports;
  }

  @GET
  @Operation(
      operationId = "listAccesses",
      summary = "List who read what is kept for audit, the newest first",
      description = "Every request under /v1/audit with its answer's status; this one as well.")
  @APIResponse(
      responseCode = "200",
      description = "A page of the record; Link names the next one",
      content = @Content(schema = @Schema(implementation = AccessPage.class)))
  public Uni<Response> list(
      @BeanParam AccessQuery query,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    var criteria = query.criteria();
    return accesses
        .newest(criteria, Paging.byCursor(LIST, cursor, limit).window())
        .map(found -> Page.of(found, AccessView::of, AccessResource::place).response(exchange));
  }

  @GET
  @Path("export")
  @Produces(Downloads.ZIP)
  @Operation(
      operationId = "exportAccesses",
      summary = "Take along the record of who read what is kept for audit",
      description = "A zip file with the entries as they are listed, and a signed manifest.")
  @APIResponse(
      responseCode = "200",
      description = "The export",
      content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(responseCode = "409", description = "EXPORT_TOO_LARGE: ask for a shorter time")
  public Uni<Response> export(
      @BeanParam AccessQuery query,
      @QueryParam("format") @DefaultValue("ndjson") ExportFormat format,
      @Context UriInfo address) {
    var criteria = query.criteria();
    var list =
        new Listed<>(
            "accesses",
            AccessView.class,
            window ->
                accesses
                    .newest(criteria, window)
                    .map(page -> ExportAnswers.shown(page, AccessView::of)),
            entry -> new Keyset(entry.at(), entry.accessId()));
    return exports.all(list, format, address.getQueryParameters());
  }

  private static Cursor place(Access access) {
    return new Cursor(LIST, access.at(), access.id());
  }
}
