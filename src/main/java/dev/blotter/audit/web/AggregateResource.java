package dev.blotter.audit.web;

import dev.blotter.audit.Timeline;
import dev.blotter.eventlog.EventRow;
import dev.blotter.eventlog.EventView;
import dev.blotter.http.Roles;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.AggregateType;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows the events of one aggregate. */
@Path("/v1/audit/aggregates/{type}/{id}/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
@RolesAllowed({Roles.TRADER, Roles.AUDITOR, Roles.OPERATOR})
public class AggregateResource {

  private static final String FROM_VERSION = "from_version";

  private final Timeline timeline;
  private final SeenAggregates seen;

  AggregateResource(Timeline timeline, SeenAggregates seen) {
    this.timeline = timeline;
    this.seen = seen;
  }

  @GET
  @Operation(operationId = "listEvents", summary = "List everything that happened to an aggregate")
  @APIResponse(
      responseCode = "200",
      description = "A page of events; Link names the next one",
      content = @Content(schema = @Schema(implementation = EventPage.class)))
  public Uni<Response> events(
      @PathParam("type") AggregateType type,
      @PathParam("id") UUID id,
      @QueryParam(FROM_VERSION) @DefaultValue("1") @Min(1) Long fromVersion,
      @QueryParam("to_version") @Min(1) @Nullable Long toVersion,
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) Integer limit,
      @Context UriInfo uri) {
    return timeline
        .page(new AggregateRef(type, id), fromVersion, limit + 1)
        .call(found -> mustSee(type, id, found))
        .map(found -> response(page(until(found, toVersion), limit), uri));
  }

  /** Each event names its owner; only where there is none has the aggregate to be asked for. */
  private Uni<?> mustSee(AggregateType type, UUID id, List<EventRow> found) {
    if (found.isEmpty()) {
      return seen.head(type, id);
    }
    seen.mustSee(found.getFirst().userId());
    return Uni.createFrom().voidItem();
  }

  private static List<EventRow> until(List<EventRow> events, @Nullable Long toVersion) {
    return events.stream()
        .filter(event -> toVersion == null || event.aggregateVersion() <= toVersion)
        .toList();
  }

  private static EventPage page(List<EventRow> events, int limit) {
    var shown = events.stream().limit(limit).map(EventView::of).toList();
    var next = events.size() > limit ? events.get(limit).aggregateVersion() : null;
    return new EventPage(shown, next);
  }

  private static Response response(EventPage page, UriInfo uri) {
    var response = Response.ok(page);
    if (page.nextVersion() != null) {
      var next = uri.getRequestUriBuilder().replaceQueryParam(FROM_VERSION, page.nextVersion());
      response.header(HttpHeaders.LINK, "<" + next.build() + ">; rel=\"next\"");
    }
    return response.build();
  }
}
