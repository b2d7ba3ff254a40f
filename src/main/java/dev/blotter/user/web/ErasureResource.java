package dev.blotter.user.web;

import dev.blotter.http.Cursor;
import dev.blotter.http.Exchange;
import dev.blotter.http.Page;
import dev.blotter.http.Paging;
import dev.blotter.http.Roles;
import dev.blotter.http.export.Entries;
import dev.blotter.http.export.EntryExports;
import dev.blotter.kernel.ExportFormat;
import dev.blotter.user.Erasure;
import dev.blotter.user.ErasureQueries;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
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

/** Shows the register of erasures. */
@Path("/v1/audit/erasures")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
@RolesAllowed({Roles.AUDITOR, Roles.OPERATOR})
public class ErasureResource {

  /** What its cursors and exports are of. */
  private static final String LIST = "erasures";

  private final ErasureQueries queries;
  private final Exchange exchange;
  private final EntryExports exports;

  ErasureResource(ErasureQueries queries, Exchange exchange, EntryExports exports) {
    this.queries = queries;
    this.exchange = exchange;
    this.exports = exports;
  }

  @GET
  @Operation(
      operationId = "listErasures",
      summary = "List whose personal data was erased, the newest first",
      description = "Without personal data. Each entry says whether the erasure still holds.")
  @APIResponse(
      responseCode = "200",
      description = "A page of the register; Link names the next one",
      content = @Content(schema = @Schema(implementation = ErasurePage.class)))
  public Uni<Response> erasures(
      @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
    return page(cursor, limit).map(page -> page.response(exchange));
  }

  @GET
  @Path("export")
  @Produces(EntryExports.MEDIA_TYPE)
  @Operation(operationId = "exportErasures", summary = "Take along whose personal data was erased")
  public Uni<Response> export(@QueryParam("format") @DefaultValue("ndjson") ExportFormat format) {
    return exports.all(Entries.paged(LIST, ErasureView.class, this::page), format);
  }

  private Uni<Page<ErasureView>> page(@Nullable String cursor, @Nullable Integer limit) {
    return queries
        .newest(Paging.byCursor(LIST, cursor, limit).window())
        .map(found -> Page.of(found, ErasureView::of, ErasureResource::place));
  }

  private static Cursor place(Erasure erasure) {
    return new Cursor(LIST, erasure.requestedAt(), erasure.userId());
  }
}
