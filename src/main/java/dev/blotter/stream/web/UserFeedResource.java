package dev.blotter.stream.web;

import dev.blotter.eventlog.EventView;
import dev.blotter.http.Caller;
import dev.blotter.http.KnownUsers;
import dev.blotter.http.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Streams what happens to one user. */
@Path("/v1/users/{user_id}/events/stream")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Streams")
@RolesAllowed({Roles.TRADER, Roles.AUDITOR, Roles.OPERATOR})
public class UserFeedResource {

  static final String TOO_MANY = "TOO_MANY_STREAMS: the caller has as many open as it may";

  private final Feeds feeds;
  private final KnownUsers users;
  private final Caller caller;

  UserFeedResource(Feeds feeds, KnownUsers users, Caller caller) {
    this.feeds = feeds;
    this.users = users;
    this.caller = caller;
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      operationId = "streamUserEvents",
      summary = "Stream a user's events as they happen, as server-sent events",
      description =
          "In the order of the log, each with a cursor as its id. Events named heartbeat and resume"
              + " carry a cursor too; resume is the last one.")
  @APIResponse(
      responseCode = "200",
      description = "An event of the stream for each event of the log",
      content =
          @Content(
              schema =
                  @Schema(
                      title = "FeedEvent",
                      anyOf = {EventView.class, FeedNote.class})))
  @APIResponse(responseCode = "429", description = TOO_MANY)
  public Uni<Response> events(@PathParam("user_id") UUID userId, @BeanParam FeedQuery query) {
    return open(userId, query, MediaType.SERVER_SENT_EVENTS);
  }

  @GET
  @Produces(Feeds.LINES)
  @Operation(
      operationId = "streamUserEventLines",
      summary = "Stream a user's events as they happen, one a line",
      description =
          "The same as server-sent events; each line has the cursor after it. Lines with heartbeat"
              + " or resume are no events.")
  @APIResponse(
      responseCode = "200",
      description = "An event a line",
      content =
          @Content(
              schema =
                  @Schema(
                      title = "FeedLine",
                      anyOf = {EventLine.class, FeedNote.class})))
  @APIResponse(responseCode = "429", description = TOO_MANY)
  public Uni<Response> lines(@PathParam("user_id") UUID userId, @BeanParam FeedQuery query) {
    return open(userId, query, Feeds.LINES);
  }

  private Uni<Response> open(UUID userId, FeedQuery query, String type) {
    caller.mustSee(userId);
    var opening = feeds.open(query, userId, type);
    return users.mustExist(userId).chain(() -> opening);
  }
}
