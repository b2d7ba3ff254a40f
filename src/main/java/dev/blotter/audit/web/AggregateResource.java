package dev.blotter.audit.web;

import dev.blotter.audit.Timeline;
import dev.blotter.eventlog.EventRow;
import dev.blotter.eventlog.EventView;
import dev.blotter.http.Exchange;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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
  private final Exchange exchange;

  AggregateResource(Timeline timeline, SeenAggregates seen, Exchange exchange) {
    this.timeline = timeline;
    this.seen = seen;
    this.exchange = exchange;
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
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) Integer limit) {
    return timeline
        .page(new AggregateRef(type, id), fromVersion, limit + 1)
        .call(found -> mustSee(type, id, found))
        .map(found -> response(page(until(found, toVersion), limit)));
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

  private Response response(EventPage page) {
    var response = Response.ok(page);
    var next = page.nextVersion();
    if (next != null) {
      response.header(
          HttpHeaders.LINK, "<" + exchange.uriWith(FROM_VERSION, next) + ">; rel=\"next\"");
    }
    return response.build();
  }
}
