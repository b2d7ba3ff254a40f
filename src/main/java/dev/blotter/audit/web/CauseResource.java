package dev.blotter.audit.web;

import dev.blotter.eventlog.Criterion;
import dev.blotter.eventlog.EventCriteria;
import dev.blotter.eventlog.EventSearch;
import dev.blotter.eventlog.EventSearch.TooWide;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.http.HttpError;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.Roles;
import dev.blotter.http.export.Entries;
import dev.blotter.http.export.EntryExports;
import dev.blotter.kernel.ExportFormat;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows what followed from what. */
@Path("/v1/audit/correlations/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
@RolesAllowed({Roles.AUDITOR, Roles.OPERATOR})
public class CauseResource {

  private static final int MOST_EVENTS = 1000;
  private static final String TOO_LARGE =
      "the workflow has more than %d events: export what the search finds by its correlation_id"
          .formatted(MOST_EVENTS);
  private static final String OF_USER = "Only what it did to that user, which is found by an index";

  private final EventSearch search;
  private final EntryExports exports;

  CauseResource(EventSearch search, EntryExports exports) {
    this.search = search;
    this.exports = exports;
  }

  @GET
  @Operation(
      operationId = "showCauses",
      summary = "Show everything that one workflow set off",
      description = "Commands with their events, each below the command whose event caused it.")
  @APIResponse(
      responseCode = "200",
      description = "The commands",
      content = @Content(schema = @Schema(implementation = CauseView.class)))
  @APIResponse(responseCode = "409", description = SearchResource.TOO_SLOW)
  public Uni<CauseView> causes(
      @PathParam("id") UUID id,
      @QueryParam("user_id") @Parameter(description = OF_USER) @Nullable UUID userId) {
    var workflow = EventCriteria.of(new Criterion.Workflow(id)).fromTheOldest();
    return search
        .find(
            userId == null ? workflow : workflow.and(new Criterion.User(userId)),
            null,
            MOST_EVENTS + 1)
        .onFailure(TooWide.class)
        .transform(fault -> SearchResource.tooWide())
        .map(found -> view(id, found));
  }

  private static CauseView view(UUID id, List<RecordedEvent> found) {
    if (found.isEmpty()) {
      throw RequestProblem.notFound("workflow");
    }
    var shown = found.stream().limit(MOST_EVENTS).toList();
    return CauseView.of(id, shown, found.size() > MOST_EVENTS);
  }

  @GET
  @Path("export")
  @Produces(EntryExports.MEDIA_TYPE)
  @Operation(
      operationId = "exportCauses",
      summary = "Take along everything that one workflow set off",
      description = "Each command above those that its events caused, with its depth and parent.")
  @APIResponse(responseCode = "409", description = "EXPORT_TOO_LARGE or QUERY_TOO_SLOW")
  public Uni<Response> export(
      @PathParam("id") UUID id,
      @QueryParam("user_id") @Parameter(description = OF_USER) @Nullable UUID userId,
      @QueryParam("format") @DefaultValue("ndjson") ExportFormat format) {
    return causes(id, userId).chain(found -> exports.all(entries(id, found), format));
  }

  /** A part of a tree would look like the whole. */
  private static Entries<CauseRecord> entries(UUID id, CauseView found) {
    if (found.truncated()) {
      throw RequestProblem.of(HttpError.EXPORT_TOO_LARGE, TOO_LARGE);
    }
    var records = Multi.createFrom().iterable(CauseRecord.of(found));
    return Entries.whole("causes", CauseRecord.class, records).with("id", id);
  }
}
