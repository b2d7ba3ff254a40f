package dev.blotter.audit.web;

import dev.blotter.audit.evidence.Bundle;
import dev.blotter.audit.evidence.FileNotWritten;
import dev.blotter.audit.export.Export;
import dev.blotter.audit.export.ExportFormat;
import dev.blotter.audit.export.Exports;
import dev.blotter.audit.export.TooLarge;
import dev.blotter.audit.export.TooMany;
import dev.blotter.eventlog.EventSearch.TooWide;
import dev.blotter.http.Caller;
import dev.blotter.http.Exchange;
import dev.blotter.http.HttpError;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.Roles;
import dev.blotter.json.Json;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Hands out all that a search finds. */
@Path("/v1/audit/export")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
@RolesAllowed({Roles.AUDITOR, Roles.OPERATOR})
public class ExportResource {

  private static final String BUSY = "as many exports are being made as may be at a time";

  private final Exports exports;
  private final Downloads downloads;
  private final Caller caller;
  private final Exchange exchange;

  ExportResource(Exports exports, Downloads downloads, Caller caller, Exchange exchange) {
    this.exports = exports;
    this.downloads = downloads;
    this.caller = caller;
    this.exchange = exchange;
  }

  @GET
  @Produces(Downloads.ZIP)
  @Operation(
      operationId = "exportEvents",
      summary = "Take along all events that a search finds",
      description = "A zip file with the events recorded up to now, and a signed manifest.")
  @APIResponse(
      responseCode = "200",
      description = "The export",
      content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(
      responseCode = "409",
      description = "EXPORT_TOO_LARGE or QUERY_TOO_SLOW: ask for a shorter time")
  public Uni<Response> export(
      @BeanParam EventQuery query,
      @QueryParam("format") @DefaultValue("ndjson") ExportFormat format) {
    var export = new Export(format, Json.MAPPER.valueToTree(query), caller.actor());
    Uni<Optional<Bundle>> made = exports.make(query.criteria(), export).map(Optional::of);
    // Whichever comes first cancels the other.
    return Uni.combine()
        .any()
        .of(made, exchange.left().map(left -> Optional.empty()))
        .onFailure()
        .transform(ExportResource::problem)
        .chain(
            bundle ->
                bundle
                    .map(file -> downloads.response(file, "events-" + format))
                    .orElseGet(ExportResource::toNobody));
  }

  private static Uni<Response> toNobody() {
    return Uni.createFrom().item(Response.noContent().build());
  }

  private static Throwable problem(Throwable fault) {
    return switch (fault) {
      case TooWide slow -> SearchResource.tooWide();
      case TooLarge large ->
          RequestProblem.of(
              HttpError.EXPORT_TOO_LARGE,
              "the search finds more than %d events: ask for a shorter time, one after the other"
                  .formatted(large.limit()));
      case TooMany busy -> RequestProblem.of(HttpError.OVERLOADED, BUSY);
      case FileNotWritten full -> Downloads.notWritten(full);
      default -> fault;
    };
  }
}
