package dev.blotter.stream.web;

import dev.blotter.eventlog.EventView;
import dev.blotter.http.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Streams what happens to all users, to those who look after them. */
@Path("/v1/events/stream")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Streams")
@RolesAllowed({Roles.AUDITOR, Roles.OPERATOR})
public class AllFeedResource {

  private final Feeds feeds;

  AllFeedResource(Feeds feeds) {
    this.feeds = feeds;
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      operationId = "streamAllEvents",
      summary = "Stream the events of all users as they happen, as server-sent events",
      description =
          "Those of one user in their order, each with a cursor as its id. Events named heartbeat and"
              + " resume carry a cursor too; resume is the last one.")
  @APIResponse(
      responseCode = "200",
      description = "An event of the stream for each event of the log",
      content =
          @Content(
              schema =
                  @Schema(
                      title = "FeedEvent",
                      anyOf = {EventView.class, FeedNote.class})))
  @APIResponse(responseCode = "429", description = UserFeedResource.TOO_MANY)
  public Uni<Response> events(@BeanParam FeedQuery query) {
    return feeds.open(query, null, MediaType.SERVER_SENT_EVENTS);
  }

  @GET
  @Produces(Feeds.LINES)
  @Operation(
      operationId = "streamAllEventLines",
      summary = "Stream the events of all users as they happen, one a line",
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
  @APIResponse(responseCode = "429", description = UserFeedResource.TOO_MANY)
  public Uni<Response> lines(@BeanParam FeedQuery query) {
    return feeds.open(query, null, Feeds.LINES);
  }
}
