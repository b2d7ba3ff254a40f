package dev.blotter.audit.web;

import dev.blotter.audit.Replay;
import dev.blotter.audit.Timeline;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.http.Caller;
import dev.blotter.http.RequestProblem;
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
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows the events of one aggregate and what it was at any point of its past. */
@Path("/v1/audit/aggregates/{type}/{id}")
@Tag(name = "Audit")
@RolesAllowed({Roles.TRADER, Roles.AUDITOR, Roles.OPERATOR})
public class AggregateResource {

  private final Timeline timeline;
  private final Replay replay;
  private final Caller caller;

  AggregateResource(Timeline timeline, Replay replay, Caller caller) {
    this.timeline = timeline;
    this.replay = replay;
    this.caller = caller;
  }

  @GET
  @Path("events")
  @Operation(operationId = "listEvents", summary = "List everything that happened to an aggregate")
  public Uni<EventPage> events(
      @PathParam("type") AggregateType type,
      @PathParam("id") UUID id,
      @QueryParam("from_version") @DefaultValue("1") @Min(1) Long fromVersion,
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) Integer limit) {
    return timeline
        .page(new AggregateRef(type, id), fromVersion, limit + 1)
        .map(events -> page(events, limit));
  }

  @GET
  @Path("state")
  @Operation(
      operationId = "replayState",
      summary = "Replay what an aggregate was",
      description = "At a version, or at a moment, or now where neither is given.")
  public Uni<StateView> state(
      @PathParam("type") AggregateType type,
      @PathParam("id") UUID id,
      @QueryParam("version") @Min(1) @Nullable Long version,
      @QueryParam("at") @Parameter(description = "As the log had it then") @Nullable Instant at) {
    var wanted = atVersion(version).and(at(at));
    return replay
        .until(new AggregateRef(type, id), wanted)
        .map(moment -> moment.orElseThrow(AggregateResource::unknown))
        .invoke(moment -> mustSee(moment.last()))
        .map(StateView::of);
  }

  private static Predicate<RecordedEvent> atVersion(@Nullable Long version) {
    return event -> version == null || event.version() <= version;
  }

  private static Predicate<RecordedEvent> at(@Nullable Instant at) {
    return event -> at == null || !event.occurredAt().isAfter(at);
  }

  private EventPage page(List<RecordedEvent> events, int limit) {
    if (events.isEmpty()) {
      throw unknown();
    }
    mustSee(events.getFirst());
    var shown = events.stream().limit(limit).map(EventView::of).toList();
    var next = events.size() > limit ? events.get(limit).version() : null;
    return new EventPage(shown, next);
  }

  private void mustSee(RecordedEvent event) {
    if (!caller.sees(event.userId())) {
      throw unknown();
    }
  }

  private static RequestProblem unknown() {
    return RequestProblem.notFound("aggregate, or not for the caller, or not yet by then");
  }
}
