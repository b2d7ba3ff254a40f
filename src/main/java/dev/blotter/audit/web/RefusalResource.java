package dev.blotter.audit.web;

import dev.blotter.audit.refusal.Refusal;
import dev.blotter.audit.refusal.RefusalCriteria;
import dev.blotter.audit.refusal.Refusals;
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

/** Shows which commands were refused. */
@Path("/v1/audit/refusals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
@RolesAllowed({Roles.AUDITOR, Roles.OPERATOR})
public class RefusalResource {

  /** What its cursors and exports are of. */
  private static final String LIST = "refusals";

  private final Refusals refusals;
  private final Exchange exchange;
  private final EntryExports exports;

  RefusalResource(Refusals refusals, Exchange exchange, EntryExports exports) {
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
    return page(query.criteria(), cursor, limit).map(page -> page.response(exchange));
  }

  @GET
  @Path("export")
  @Produces(EntryExports.MEDIA_TYPE)
  @Operation(operationId = "exportRefusals", summary = "Take along the commands that were refused")
  public Uni<Response> export(
      @BeanParam RefusalQuery query,
      @QueryParam("format") @DefaultValue("ndjson") ExportFormat format) {
    var criteria = query.criteria();
    return exports.all(
        Entries.paged(LIST, RefusalView.class, (cursor, limit) -> page(criteria, cursor, limit)),
        format);
  }

  private Uni<Page<RefusalView>> page(
      RefusalCriteria criteria, @Nullable String cursor, @Nullable Integer limit) {
    return refusals
        .newest(criteria, Paging.byCursor(LIST, cursor, limit).window())
        .map(found -> Page.of(found, RefusalView::of, RefusalResource::place));
  }

  private static Cursor place(Refusal refusal) {
    return new Cursor(LIST, refusal.first().at(), refusal.id());
  }
}
