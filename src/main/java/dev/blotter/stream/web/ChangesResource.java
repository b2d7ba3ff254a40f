package dev.blotter.stream.web;

import dev.blotter.http.Caller;
import dev.blotter.http.Headers;
import dev.blotter.http.KnownUsers;
import dev.blotter.http.Reads;
import dev.blotter.http.Roles;
import dev.blotter.kernel.LanePosition;
import dev.blotter.stream.Feed;
import dev.blotter.stream.Streams;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Says what has happened to a user since the client last asked. */
@Path("/v1/users/{user_id}/changes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Streams")
@RolesAllowed({Roles.TRADER, Roles.AUDITOR, Roles.OPERATOR})
public class ChangesResource {

  private static final String FROM =
      "next_cursor of the page before, the cursor of an event, or a Blotter-Position;"
          + " 0 for the beginning";

  private final Changes changes;
  private final Streams streams;
  private final Caller caller;
  private final KnownUsers users;
  private final Reads reads;

  ChangesResource(Changes changes, Streams streams, Caller caller, KnownUsers users, Reads reads) {
    this.users = users;
    this.reads = reads;
    this.changes = changes;
    this.streams = streams;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listChanges",
      summary = "Read what has happened to a user since a cursor, and what it changed",
      description = "Where nothing has, waits for that long until something does.")
  @APIResponse(
      responseCode = "200",
      description = "A page of changes, which may be empty",
      content = @Content(schema = @Schema(implementation = ChangesPage.class)))
  @APIResponse(responseCode = "429", description = UserFeedResource.TOO_MANY)
  public Uni<Response> list(
      @PathParam("user_id") UUID userId,
      @QueryParam(Changes.SINCE) @DefaultValue("0") @Parameter(description = FROM) String since,
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) Integer limit,
      @QueryParam("wait_seconds")
          @DefaultValue("0")
          @Min(0)
          @Max(30)
          @Parameter(description = "How long to wait for something to happen, where nothing has")
          Integer waitSeconds) {
    caller.mustSee(userId);
    Supplier<Uni<Seen>> look = () -> look(userId, since, limit);
    var seen =
        waitSeconds == 0
            ? look.get()
            : Feeds.answered(
                streams.lookAgain(
                    caller.actor().id(),
                    Feed.ofUser(userId),
                    Duration.ofSeconds(waitSeconds),
                    look,
                    one -> !one.page().events().isEmpty()));
    return seen.map(one -> reads.marked(userId, one.answer()));
  }

  private Uni<Seen> look(UUID userId, String since, int limit) {
    return reads
        .ready(userId)
        .map(ready -> reads.applied(userId))
        .chain(
            applied ->
                changes
                    .after(userId, since, limit)
                    .call(page -> users.mustExistUnless(page.events(), userId))
                    .map(page -> new Seen(page, applied)));
  }

  /**
   * What was found.
   *
   * @param applied how far the read models were before
   */
  private record Seen(ChangesPage page, LanePosition applied) {

    /** It goes up to the last of its events; where there is none, as far as the read models. */
    Response.ResponseBuilder answer() {
      var events = page.events();
      var upTo = events.isEmpty() ? applied.toString() : events.getLast().position();
      return Response.ok(page).header(Headers.POSITION, upTo);
    }
  }
}
