package dev.blotter.projection.web;

import dev.blotter.http.HttpError;
import dev.blotter.http.Patient;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.Roles;
import dev.blotter.projection.rebuild.Rebuild;
import dev.blotter.projection.rebuild.RebuildRunner;
import dev.blotter.projection.rebuild.Rebuilds;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows rebuilds, lets them rest and go on, and gives them up. */
@Path("/v1/admin/rebuilds")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Read models")
@RolesAllowed(Roles.OPERATOR)
@Patient
public class RebuildResource {

  private static final int SHOWN = 100;
  private static final int DIFFERENCES = 1000;

  private final Rebuilds rebuilds;
  private final RebuildRunner runner;

  RebuildResource(Rebuilds rebuilds, RebuildRunner runner) {
    this.rebuilds = rebuilds;
    this.runner = runner;
  }

  @GET
  @Operation(operationId = "listRebuilds", summary = "List the last 100 rebuilds")
  @APIResponse(responseCode = "200", description = "The last asked for first")
  public Uni<RebuildList> list() {
    return rebuilds.latest(SHOWN).map(RebuildList::of);
  }

  @GET
  @Path("{rebuild_id}")
  @Operation(operationId = "readRebuild", summary = "Read one rebuild")
  @APIResponse(responseCode = "200", description = "As far as it has come")
  public Uni<RebuildView> read(@PathParam("rebuild_id") UUID rebuildId) {
    return find(rebuildId).map(RebuildView::of);
  }

  @GET
  @Path("{rebuild_id}/differences")
  @Operation(
      operationId = "listRebuildDifferences",
      summary = "List live rows that were not what the log makes of them",
      description = "The first of each lane, by id and columns; not the values.")
  @APIResponse(responseCode = "200", description = "By lane and id")
  public Uni<DifferenceList> differences(@PathParam("rebuild_id") UUID rebuildId) {
    return find(rebuildId)
        .chain(found -> rebuilds.differences(found.id(), DIFFERENCES))
        .map(DifferenceList::new);
  }

  @PUT
  @Path("{rebuild_id}/pause")
  @Operation(operationId = "pauseRebuild", summary = "Let a rebuild rest")
  @APIResponse(
      responseCode = "202",
      description = "It rests as soon as what is under way is done",
      content = @Content(schema = @Schema(implementation = RebuildView.class)))
  @APIResponse(responseCode = "409", description = "It rests already, or is over")
  public Uni<Response> pause(@PathParam("rebuild_id") UUID rebuildId) {
    return rebuilds.pause(rebuildId).flatMap(paused -> accepted(rebuildId, paused));
  }

  @PUT
  @Path("{rebuild_id}/resume")
  @Operation(
      operationId = "resumeRebuild",
      summary = "Let a rebuild go on",
      description = "One that is BLOCKED goes on in spite of the differences.")
  @APIResponse(
      responseCode = "202",
      description = "It goes on",
      content = @Content(schema = @Schema(implementation = RebuildView.class)))
  @APIResponse(responseCode = "409", description = "It does not rest")
  public Uni<Response> resume(@PathParam("rebuild_id") UUID rebuildId) {
    return rebuilds.resume(rebuildId).flatMap(resumed -> accepted(rebuildId, resumed));
  }

  @DELETE
  @Path("{rebuild_id}")
  @Operation(
      operationId = "cancelRebuild",
      summary = "Give a rebuild up",
      description = "The live rows stay; what was made of the new ones is dropped.")
  @APIResponse(
      responseCode = "202",
      description = "It is being cleared away",
      content = @Content(schema = @Schema(implementation = RebuildView.class)))
  @APIResponse(responseCode = "409", description = "It is over, or swapped already")
  public Uni<Response> cancel(@PathParam("rebuild_id") UUID rebuildId) {
    return rebuilds.cancel(rebuildId).flatMap(cancelled -> accepted(rebuildId, cancelled));
  }

  private Uni<Response> accepted(UUID rebuildId, Optional<Rebuild> changed) {
    return changed
        .map(rebuild -> Uni.createFrom().item(rebuild))
        .orElseGet(() -> find(rebuildId).map(RebuildResource::refuse))
        .invoke(runner::hurry)
        .map(RebuildView::of)
        .map(view -> Response.accepted(view).type(MediaType.APPLICATION_JSON_TYPE).build());
  }

  private Uni<Rebuild> find(UUID rebuildId) {
    return rebuilds
        .find(rebuildId)
        .map(found -> found.orElseThrow(() -> RequestProblem.notFound("rebuild")));
  }

  private static Rebuild refuse(Rebuild rebuild) {
    throw RequestProblem.of(
        HttpError.REBUILD_CONFLICT,
        "the rebuild is " + rebuild.state() + (rebuild.paused() ? " and paused" : ""));
  }
}
