package dev.blotter.projection.web;

import dev.blotter.http.Exchange;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.Roles;
import dev.blotter.http.TokenEnd;
import dev.blotter.projection.rebuild.Rebuilds;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
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

/** Streams how far a rebuild is. */
@Path("/v1/admin/rebuilds/{rebuild_id}/stream")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Read models")
@RolesAllowed(Roles.OPERATOR)
public class RebuildStreamResource {

  private final Rebuilds rebuilds;
  private final RebuildWatch watch;
  private final TokenEnd tokenEnd;
  private final Exchange exchange;

  RebuildStreamResource(
      Rebuilds rebuilds, RebuildWatch watch, TokenEnd tokenEnd, Exchange exchange) {
    this.rebuilds = rebuilds;
    this.watch = watch;
    this.tokenEnd = tokenEnd;
    this.exchange = exchange;
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      operationId = "streamRebuild",
      summary = "Stream how far a rebuild is, as server-sent events",
      description =
          "Events named progress whenever it has come any further, heartbeat where it has not for a"
              + " while, and ended as the last one; or resume, where it is to be asked for again.")
  @APIResponse(
      responseCode = "200",
      description = "The rebuild with each event",
      content =
          @Content(
              schema =
                  @Schema(
                      title = "RebuildEvent",
                      anyOf = {RebuildView.class, RebuildStreamEnd.class})))
  public Uni<Response> stream(@PathParam("rebuild_id") UUID rebuildId) {
    var feed = new RebuildFeed(watch.of(rebuildId, tokenEnd.at()));
    exchange.afterwards(feed::close);
    return rebuilds
        .find(rebuildId)
        .map(found -> found.orElseThrow(() -> RequestProblem.notFound("rebuild")))
        .map(found -> feed.as(MediaType.SERVER_SENT_EVENTS_TYPE));
  }
}
