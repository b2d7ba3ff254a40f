package dev.blotter.audit.web;

import dev.blotter.audit.export.Export;
import dev.blotter.audit.export.Exports;
import dev.blotter.http.Caller;
import dev.blotter.http.Reads;
import dev.blotter.http.Roles;
import dev.blotter.http.export.EntryExports;
import dev.blotter.json.Json;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Hands out all that a search finds. */
@Path("/v1/audit/export")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
@RolesAllowed({Roles.AUDITOR, Roles.OPERATOR})
public class ExportResource {

  private final Exports exports;
  private final ExportAnswers answers;
  private final Caller caller;
  private final Reads reads;

  ExportResource(Exports exports, ExportAnswers answers, Caller caller, Reads reads) {
    this.exports = exports;
    this.answers = answers;
    this.caller = caller;
    this.reads = reads;
  }

  @GET
  @Produces(EntryExports.MEDIA_TYPE)
  @Operation(
      operationId = "exportEvents",
      summary = "Take along all events that a search finds",
      description = "A zip file with the events recorded up to now, and a signed manifest.")
  @APIResponse(
      responseCode = "409",
      description = "EXPORT_TOO_LARGE or QUERY_TOO_SLOW: ask for a shorter time")
  public Uni<Response> export(
      @BeanParam EventQuery query,
      @QueryParam("format") @DefaultValue("ndjson") ExportFormat format) {
    var export = new Export(format, Json.MAPPER.valueToTree(query), caller.actor());
    var criteria = query.criteria();
    return answers.answer(
        SearchResource.ready(query, reads).chain(() -> exports.make(criteria, export)),
        "events-" + format);
  }
}
