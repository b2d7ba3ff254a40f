package dev.blotter.audit.web;

import dev.blotter.audit.access.Access;
import dev.blotter.audit.access.AccessCriteria;
import dev.blotter.audit.access.Accesses;
import dev.blotter.http.Cursor;
import dev.blotter.http.Exchange;
import dev.blotter.http.Page;
import dev.blotter.http.Paging;
import dev.blotter.http.Roles;
import dev.blotter.http.export.Entries;
import dev.blotter.http.export.EntryExports;
import dev.blotter.kernel.ExportFormat;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
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

/** Shows who read what is kept for audit. */
@Path("/v1/audit/accesses")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
@RolesAllowed({Roles.AUDITOR, Roles.OPERATOR})
public class AccessResource {

  /** What its cursors and exports are of. */
  private static final String LIST = "accesses";

  private final Accesses accesses;
  private final Exchange exchange;
  private final EntryExports exports;

  AccessResource(Accesses accesses, Exchange exchange, EntryExports exports) {
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
    return page(query.criteria(), cursor, limit).map(page -> page.response(exchange));
  }

  @GET
  @Path("export")
  @Produces(EntryExports.MEDIA_TYPE)
  @Operation(
      operationId = "exportAccesses",
      summary = "Take along the record of who read what is kept for audit")
  public Uni<Response> export(
      @BeanParam AccessQuery query,
      @QueryParam("format") @DefaultValue("ndjson") ExportFormat format) {
    var criteria = query.criteria();
    return exports.all(
        Entries.paged(LIST, AccessView.class, (cursor, limit) -> page(criteria, cursor, limit)),
        format);
  }

  private Uni<Page<AccessView>> page(
      AccessCriteria criteria, @Nullable String cursor, @Nullable Integer limit) {
    return accesses
        .newest(criteria, Paging.byCursor(LIST, cursor, limit).window())
        .map(found -> Page.of(found, AccessView::of, AccessResource::place));
  }

  private static Cursor place(Access access) {
    return new Cursor(LIST, access.at(), access.id());
  }
}
