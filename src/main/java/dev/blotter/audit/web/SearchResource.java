package dev.blotter.audit.web;

import dev.blotter.eventlog.EventSearch;
import dev.blotter.eventlog.EventSearch.Place;
import dev.blotter.eventlog.EventSearch.TooWide;
import dev.blotter.eventlog.EventView;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.http.Cursor;
import dev.blotter.http.EventCursor;
import dev.blotter.http.Exchange;
import dev.blotter.http.HttpError;
import dev.blotter.http.Page;
import dev.blotter.http.Reads;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Finds events by whatever is known of them. */
@Path("/v1/audit/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
@RolesAllowed({Roles.AUDITOR, Roles.OPERATOR})
public class SearchResource {

  static final String TOO_SLOW = "QUERY_TOO_SLOW: ask for a shorter time, or for less";

  private static final String NARROWER =
      "the search takes too long: name a user, an aggregate, a symbol or a shorter time";

  private final EventSearch search;
  private final Reads reads;
  private final Exchange exchange;

  SearchResource(EventSearch search, Reads reads, Exchange exchange) {
    this.search = search;
    this.reads = reads;
    this.exchange = exchange;
  }

  @GET
  @Operation(operationId = "findEvents", summary = "Find events by whatever is known of them")
  @APIResponse(
      responseCode = "200",
      description = "A page of events; Link names the next one",
      content = @Content(schema = @Schema(implementation = FoundPage.class)))
  @APIResponse(responseCode = "409", description = TOO_SLOW)
  public Uni<Response> find(
      @BeanParam EventQuery query,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) Integer limit) {
    var criteria = query.criteria();
    var list = Cursor.listOf("events", criteria.order());
    var after = EventCursor.parse(list, cursor);
    return ready(query, reads)
        .chain(() -> search.find(criteria, after, limit + 1))
        .onFailure(TooWide.class)
        .transform(fault -> tooWide())
        .map(found -> page(list, found, limit).response(exchange));
  }

  /** Done once the search finds what the client has seen; the log itself has it at once. */
  static Uni<Void> ready(EventQuery query, Reads reads) {
    return query.asksReadModels() ? reads.readyForAll() : Uni.createFrom().voidItem();
  }

  static RequestProblem tooWide() {
    return RequestProblem.of(HttpError.QUERY_TOO_SLOW, NARROWER);
  }

  private static Page<EventView> page(String list, List<RecordedEvent> found, int limit) {
    return Page.of(found, limit, EventView::of, event -> cursor(list, event));
  }

  private static Cursor cursor(String list, RecordedEvent event) {
    return EventCursor.of(list, new Place(event.occurredAt(), event.position()));
  }
}
