package dev.blotter.audit.web;

import dev.blotter.audit.BusinessTime;
import dev.blotter.audit.Moment;
import dev.blotter.audit.Replay;
import dev.blotter.audit.Timeline;
import dev.blotter.eventlog.MissingEvent;
import dev.blotter.eventlog.StreamHead;
import dev.blotter.http.Roles;
import dev.blotter.http.export.Entries;
import dev.blotter.http.export.EntryExports;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.ExportFormat;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows what an aggregate was at any point of its past. */
@Path("/v1/audit/aggregates/{type}/{id}/state")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
@RolesAllowed({Roles.TRADER, Roles.AUDITOR, Roles.OPERATOR})
public class StateResource {

  private final Replay replay;
  private final BusinessTime business;
  private final Timeline timeline;
  private final SeenAggregates seen;
  private final EntryExports exports;

  StateResource(
      Replay replay,
      BusinessTime business,
      Timeline timeline,
      SeenAggregates seen,
      EntryExports exports) {
    this.replay = replay;
    this.business = business;
    this.timeline = timeline;
    this.seen = seen;
    this.exports = exports;
  }

  @GET
  @Operation(
      operationId = "replayState",
      summary = "Replay what an aggregate was",
      description = "At a version, at a moment of the log or of business, or now.")
  public Uni<StateView> state(
      @PathParam("type") AggregateType type,
      @PathParam("id") UUID id,
      @BeanParam StateQuery query) {
    query.mustFit();
    var ref = new AggregateRef(type, id);
    var head = seen.head(type, id);
    var atOccurred = query.atOccurred();
    if (atOccurred != null) {
      return head.chain(found -> business.at(ref, found.version(), atOccurred, query.full()))
          .map(StateResource::view);
    }
    var version = query.version();
    var moment =
        version == null
            ? head.chain(found -> until(found, query.at()))
                .chain(until -> replayed(ref, until, query.full()))
            : atVersion(head, ref, version, query.full());
    return moment.map(found -> StateView.of(found.orElseThrow(SeenAggregates::unknown)));
  }

  @GET
  @Path("export")
  @Produces(EntryExports.MEDIA_TYPE)
  @Operation(operationId = "exportState", summary = "Take along what an aggregate was")
  public Uni<Response> export(
      @PathParam("type") AggregateType type,
      @PathParam("id") UUID id,
      @BeanParam StateQuery query,
      @QueryParam("format") @DefaultValue("ndjson") ExportFormat format) {
    return state(type, id, query).chain(found -> exports.all(entries(type, id, found), format));
  }

  private static Entries<StateView> entries(AggregateType type, UUID id, StateView found) {
    return Entries.whole("state", StateView.class, Multi.createFrom().item(found))
        .with("type", type.label())
        .with("id", id)
        .with("version", found.version());
  }

  private Uni<Long> until(StreamHead head, @Nullable Instant at) {
    return at == null ? Uni.createFrom().item(head.version()) : timeline.versionAt(head, at);
  }

  /** Side by side: whether the caller may see it is known as soon as it is read. */
  private Uni<Optional<Moment>> atVersion(
      Uni<StreamHead> head, AggregateRef ref, long version, boolean full) {
    return Uni.combine()
        .all()
        .unis(head, orNone(replayed(ref, version, full)))
        .with(Found::new)
        .chain(
            found ->
                // Either it has not come to that version yet, or its history is broken.
                found.moment().isEmpty()
                    ? replayed(ref, Math.min(version, found.head().version()), full)
                    : Uni.createFrom().item(found.moment()));
  }

  private static Uni<Optional<Moment>> orNone(Uni<Optional<Moment>> moment) {
    return moment.onFailure(MissingEvent.class).recoverWithItem(Optional.empty());
  }

  private record Found(StreamHead head, Optional<Moment> moment) {}

  private Uni<Optional<Moment>> replayed(AggregateRef ref, long until, boolean full) {
    return full ? replay.atFromScratch(ref, until) : replay.at(ref, until);
  }

  private static StateView view(BusinessTime.Held held) {
    if (held.moment() == null) {
      throw held.recordedLater().isEmpty()
          ? SeenAggregates.unknown()
          : SeenAggregates.notYet(held.recordedLater());
    }
    return StateView.of(held.moment()).withRecordedLater(held.recordedLater());
  }
}
