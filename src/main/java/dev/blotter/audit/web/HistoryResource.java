package dev.blotter.audit.web;

import dev.blotter.audit.Differences;
import dev.blotter.audit.Replay;
import dev.blotter.audit.Timeline;
import dev.blotter.audit.TooManyComparisons;
import dev.blotter.audit.web.DifferenceView.ChangeView;
import dev.blotter.eventlog.StreamHead;
import dev.blotter.http.HttpError;
import dev.blotter.http.JsonLines;
import dev.blotter.http.Problem;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.Roles;
import dev.blotter.http.export.Entries;
import dev.blotter.http.export.EntryExports;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.ExportFormat;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows how an aggregate became what it is. */
@Path("/v1/audit/aggregates/{type}/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
@RolesAllowed({Roles.TRADER, Roles.AUDITOR, Roles.OPERATOR})
public class HistoryResource {

  private static final String BUSY =
      "as many long comparisons are being made as may be at a time; try again, or fewer versions";

  private final Replay replay;
  private final Differences differences;
  private final Timeline timeline;
  private final SeenAggregates seen;
  private final JsonLines lines;
  private final AccessRecorder recorder;
  private final EntryExports exports;

  HistoryResource(
      Replay replay,
      Differences differences,
      Timeline timeline,
      SeenAggregates seen,
      JsonLines lines,
      AccessRecorder recorder,
      EntryExports exports) {
    this.replay = replay;
    this.differences = differences;
    this.timeline = timeline;
    this.seen = seen;
    this.lines = lines;
    this.recorder = recorder;
    this.exports = exports;
  }

  @GET
  @Path("replay")
  @Produces(JsonLines.MEDIA_TYPE)
  @Operation(
      operationId = "replayAggregate",
      summary = "Replay an aggregate, one step a line",
      description =
          "Each event with the state after it, from nothing but the events. Where it breaks off, the"
              + " last line is a problem.")
  @APIResponse(
      responseCode = "200",
      description = "A step a line; a problem as the last where it breaks off",
      content =
          @Content(
              schema =
                  @Schema(
                      title = "StepOrProblem",
                      anyOf = {StepView.class, Problem.class})))
  public Multi<Buffer> replay(
      @PathParam("type") AggregateType type,
      @PathParam("id") UUID id,
      @QueryParam("to_version") @Min(1) @Nullable Long toVersion) {
    int shape = replay.shape(type);
    var steps =
        seen.head(type, id)
            .call(() -> recorder.record("replayAggregate", 200)) // no filter sees what streams
            .onItem()
            .transformToMulti(head -> replay.steps(head.aggregate(), until(head, toVersion)));
    return lines.of(steps, moment -> StepView.of(moment, shape));
  }

  @GET
  @Path("diff")
  @Operation(
      operationId = "compareVersions",
      summary = "Compare what an aggregate was at two points of its past",
      description =
          "Two versions or two moments; to is now where it is left out. Each difference names the"
              + " last event that changed it.")
  public Uni<DifferenceView> diff(
      @PathParam("type") AggregateType type,
      @PathParam("id") UUID id,
      @BeanParam DifferenceQuery query) {
    return seen.head(type, id)
        .invoke(query::mustFit)
        .chain(
            head ->
                version(head, query.fromVersion(), query.from())
                    .chain(
                        first ->
                            version(head, query.toVersion(), query.to())
                                .chain(last -> compared(head, first, last, query.full()))));
  }

  @GET
  @Path("diff/export")
  @Produces(EntryExports.MEDIA_TYPE)
  @Operation(
      operationId = "exportChanges",
      summary = "Take along what differs between two points of an aggregate's past")
  public Uni<Response> export(
      @PathParam("type") AggregateType type,
      @PathParam("id") UUID id,
      @BeanParam DifferenceQuery query,
      @QueryParam("format") @DefaultValue("ndjson") ExportFormat format) {
    return diff(type, id, query).chain(found -> exports.all(entries(type, id, found), format));
  }

  private static Entries<ChangeView> entries(AggregateType type, UUID id, DifferenceView found) {
    var changes = Multi.createFrom().iterable(found.changes());
    return Entries.whole("changes", ChangeView.class, changes)
        .with("type", type.label())
        .with("id", id)
        .with("from_version", found.fromVersion())
        .with("to_version", found.toVersion());
  }

  private Uni<DifferenceView> compared(StreamHead head, long from, long to, boolean full) {
    if (from > to) {
      throw RequestProblem.parameter("from_version", "is after that of the end");
    }
    return differences
        .between(head.aggregate(), from, to, full)
        .onFailure(TooManyComparisons.class)
        .transform(fault -> RequestProblem.of(HttpError.OVERLOADED, BUSY))
        .map(found -> DifferenceView.of(from, to, found));
  }

  private Uni<Long> version(StreamHead head, @Nullable Long version, @Nullable Instant at) {
    return at == null ? Uni.createFrom().item(until(head, version)) : timeline.versionAt(head, at);
  }

  private static long until(StreamHead head, @Nullable Long version) {
    return version == null ? head.version() : Math.min(version, head.version());
  }
}
