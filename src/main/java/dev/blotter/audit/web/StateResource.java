package dev.blotter.audit.web;

import dev.blotter.audit.BusinessTime;
import dev.blotter.audit.Moment;
import dev.blotter.audit.Replay;
import dev.blotter.audit.Timeline;
import dev.blotter.eventlog.StreamHead;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.Roles;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.AggregateType;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows what an aggregate was at any point of its past. */
@Path("/v1/audit/aggregates/{type}/{id}/state")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
@RolesAllowed({Roles.TRADER, Roles.AUDITOR, Roles.OPERATOR})
public class StateResource {

  private static final String BUSINESS =
      "As it was in business then: after the last event before which nothing happened later";
  private static final String FULL =
      "Go through every event instead of going on from a state that was kept on the way";

  private final Replay replay;
  private final BusinessTime business;
  private final Timeline timeline;
  private final SeenAggregates seen;

  StateResource(Replay replay, BusinessTime business, Timeline timeline, SeenAggregates seen) {
    this.replay = replay;
    this.business = business;
    this.timeline = timeline;
    this.seen = seen;
  }

  @GET
  @Operation(
      operationId = "replayState",
      summary = "Replay what an aggregate was",
      description = "At a version, at a moment of the log or of business, or now.")
  public Uni<StateView> state(
      @PathParam("type") AggregateType type,
      @PathParam("id") UUID id,
      @QueryParam("version") @Min(1) @Nullable Long version,
      @QueryParam("at") @Parameter(description = "As the log had it then") @Nullable Instant at,
      @QueryParam("at_occurred") @Parameter(description = BUSINESS) @Nullable Instant atOccurred,
      @QueryParam("full") @DefaultValue("false") @Parameter(description = FULL) Boolean full) {
    if (Stream.of(version, at, atOccurred).filter(Objects::nonNull).count() > 1) {
      throw RequestProblem.parameter(
          "version", "cannot go with at or at_occurred, nor they together");
    }
    var ref = new AggregateRef(type, id);
    var head = seen.head(type, id);
    if (atOccurred != null) {
      return head.chain(found -> business.at(ref, atOccurred)).map(StateResource::view);
    }
    var moment =
        version == null && at == null
            ? head.chain(found -> replayed(ref, found.version(), full))
            : asked(head, ref, version, at, full);
    return moment.map(found -> StateView.of(found.orElseThrow(SeenAggregates::unknown)));
  }

  /** Side by side: whether the caller may see it is known as soon as it is read. */
  private Uni<Optional<Moment>> asked(
      Uni<StreamHead> head,
      AggregateRef ref,
      @Nullable Long version,
      @Nullable Instant at,
      boolean full) {
    var moment =
        at == null
            ? replayed(ref, Objects.requireNonNull(version), full)
            : timeline.versionAt(ref, at).chain(found -> replayed(ref, found, full));
    return Uni.combine()
        .all()
        .unis(head, moment)
        .with(Found::new)
        .chain(
            found ->
                // No event follows a state that was kept at the newest version.
                found.moment().isEmpty() && version != null && version > found.head().version()
                    ? replayed(ref, found.head().version(), full)
                    : Uni.createFrom().item(found.moment()));
  }

  private record Found(StreamHead head, Optional<Moment> moment) {}

  private Uni<Optional<Moment>> replayed(AggregateRef ref, long until, boolean full) {
    return full ? replay.atFromScratch(ref, until) : replay.at(ref, until);
  }

  private static StateView view(BusinessTime.Held held) {
    if (held.moment() == null) {
      throw SeenAggregates.unknown();
    }
    return StateView.of(held.moment()).withRecordedLater(held.recordedLater());
  }
}
