package dev.blotter.clock.web;

import dev.blotter.clock.ClockCriteria;
import dev.blotter.clock.ClockSamples;
import dev.blotter.clock.RecordedSample;
import dev.blotter.http.Cursor;
import dev.blotter.http.Exchange;
import dev.blotter.http.Page;
import dev.blotter.http.Paging;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.Roles;
import dev.blotter.http.TimeSpans;
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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows how far the clocks of the nodes were off. */
@Path("/v1/audit/clock")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
@RolesAllowed({Roles.AUDITOR, Roles.OPERATOR})
public class ClockResource {

  /** What its cursors and exports are of. */
  private static final String LIST = "clock";

  private static final Duration USUAL = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(366);

  private final ClockSamples samples;
  private final Exchange exchange;
  private final EntryExports exports;
  private final InstantSource clock;

  ClockResource(
      ClockSamples samples, Exchange exchange, EntryExports exports, InstantSource clock) {
    this.samples = samples;
    this.exchange = exchange;
    this.exports = exports;
    this.clock = clock;
  }

  @GET
  @Operation(
      operationId = "listClockSamples",
      summary = "List the comparisons of the nodes' clocks, the newest first",
      description = "Each node holds its clock against the database's, and servers of NTP if told.")
  @APIResponse(
      responseCode = "200",
      description = "A page of the record; Link names the next one",
      content = @Content(schema = @Schema(implementation = ClockSamplePage.class)))
  public Uni<Response> list(
      @BeanParam ClockQuery query,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return page(query.criteria(), cursor, limit).map(page -> page.response(exchange));
  }

  @GET
  @Path("export")
  @Produces(EntryExports.MEDIA_TYPE)
  @Operation(
      operationId = "exportClockSamples",
      summary = "Take along the comparisons of the nodes' clocks")
  public Uni<Response> export(
      @BeanParam ClockQuery query,
      @QueryParam("format") @DefaultValue("ndjson") ExportFormat format) {
    var criteria = query.criteria();
    return exports.all(
        Entries.paged(
            LIST, ClockSampleView.class, (cursor, limit) -> page(criteria, cursor, limit)),
        format);
  }

  private Uni<Page<ClockSampleView>> page(
      ClockCriteria criteria, @Nullable String cursor, @Nullable Integer limit) {
    return samples
        .newest(criteria, Paging.byCursor(LIST, cursor, limit).window())
        .map(found -> Page.of(found, ClockSampleView::of, ClockResource::place));
  }

  @GET
  @Path("summary")
  @Operation(
      operationId = "summarizeClocks",
      summary = "Say how far the clock of each node was off at worst",
      description = "Of the last day where no time is named, of 366 days at most.")
  @APIResponse(responseCode = "200", description = "The worst first")
  public Uni<ClockSummaryView> summary(
      @QueryParam("node") @Parameter(description = "Whose clock it is") @Nullable String node,
      @QueryParam("from") @Parameter(description = "A day before the end if left out")
          @Nullable Instant from,
      @QueryParam("to") @Parameter(description = "Now if left out") @Nullable Instant to) {
    var end = to == null ? clock.instant() : to;
    var begin = from == null ? end.minus(USUAL) : from;
    if (to == null && !begin.isBefore(end)) {
      throw RequestProblem.parameter("from", "must be before the end, which is now");
    }
    TimeSpans.of(begin, end);
    if (Duration.between(begin, end).compareTo(LONGEST) > 0) {
      throw RequestProblem.parameter("from", "must be 366 days before the end at most");
    }
    return samples.summary(node, begin, end).map(found -> ClockSummaryView.of(begin, end, found));
  }

  private static Cursor place(RecordedSample recorded) {
    return new Cursor(LIST, recorded.at(), recorded.id());
  }
}
