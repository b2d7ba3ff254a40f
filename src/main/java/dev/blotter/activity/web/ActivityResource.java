package dev.blotter.activity.web;

import dev.blotter.activity.Activities;
import dev.blotter.activity.Activities.Placed;
import dev.blotter.eventlog.EventSearch.TooWide;
import dev.blotter.http.Caller;
import dev.blotter.http.Cursor;
import dev.blotter.http.EventCursor;
import dev.blotter.http.Exchange;
import dev.blotter.http.HttpError;
import dev.blotter.http.KnownUsers;
import dev.blotter.http.Page;
import dev.blotter.http.Paging;
import dev.blotter.http.RequestContext;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Lists what happened to a user's account, as books are kept. */
@Path("/v1/users/{user_id}/activities")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Portfolio")
@RolesAllowed({Roles.TRADER, Roles.AUDITOR, Roles.OPERATOR})
public class ActivityResource {

  private static final String NARROWER = "the list takes too long: ask for a shorter time";

  private final Activities activities;
  private final Caller caller;
  private final KnownUsers users;
  private final Exchange exchange;

  ActivityResource(Activities activities, Caller caller, KnownUsers users, Exchange exchange) {
    this.activities = activities;
    this.caller = caller;
    this.users = users;
    this.exchange = exchange;
  }

  @GET
  @Operation(
      operationId = "listActivities",
      summary = "List what is to be posted in the books of an account, newest first",
      description =
          "One entry for each fact, straight from the log. Nothing is overwritten: a correction and"
              + " a bust are entries of their own, with the difference that they made. A withdrawal"
              + " that was denied is none.")
  @APIResponse(
      responseCode = "200",
      description = "A page of activities; Link names the next one",
      content = @Content(schema = @Schema(implementation = ActivityPage.class)))
  @APIResponse(responseCode = "409", description = "QUERY_TOO_SLOW: ask for a shorter time")
  public Uni<Response> list(
      @PathParam("user_id") UUID userId,
      @BeanParam ActivityQuery query,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    caller.mustSee(userId);
    var wanted = query.of(userId);
    var list = Cursor.listOf("activities", userId, wanted.order());
    int most = Paging.limit(limit);
    return activities
        .page(wanted, EventCursor.parse(list, cursor), most + 1)
        .onFailure(TooWide.class)
        .transform(fault -> RequestProblem.of(HttpError.QUERY_TOO_SLOW, NARROWER))
        .emitOn(RequestContext.executor())
        .call(found -> users.mustExistUnless(found, userId))
        .map(found -> page(list, found, most).response(exchange));
  }

  private static Page<?> page(String list, List<Placed> found, int limit) {
    return Page.of(found, limit, Placed::activity, placed -> EventCursor.of(list, placed.place()));
  }
}
