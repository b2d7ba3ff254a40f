package dev.blotter.projection.web;

import dev.blotter.http.Commands;
import dev.blotter.http.HttpError;
import dev.blotter.http.Patient;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.Roles;
import dev.blotter.projection.ProjectionFault;
import dev.blotter.projection.Projections;
import dev.blotter.projection.StoredModels;
import dev.blotter.projection.rebuild.LaterVersion;
import dev.blotter.projection.rebuild.OnDifference;
import dev.blotter.projection.rebuild.Rebuild;
import dev.blotter.projection.rebuild.RebuildRunner;
import dev.blotter.projection.rebuild.Rebuilds;
import dev.blotter.projection.rebuild.SetBackUser;
import dev.blotter.projection.rebuild.UserRebuilds;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows the read models and has them made anew. */
@Path("/v1/admin/projections")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Read models")
@RolesAllowed(Roles.OPERATOR)
@Patient
public class ProjectionResource {

  private static final String REBUILDS = "/v1/admin/rebuilds";

  private final Projections projections;
  private final Rebuilds rebuilds;
  private final UserRebuilds ofUsers;
  private final RebuildRunner runner;
  private final StoredModels stored;
  private final Commands commands;

  ProjectionResource(
      Projections projections,
      Rebuilds rebuilds,
      UserRebuilds ofUsers,
      RebuildRunner runner,
      StoredModels stored,
      Commands commands) {
    this.projections = projections;
    this.rebuilds = rebuilds;
    this.ofUsers = ofUsers;
    this.runner = runner;
    this.stored = stored;
    this.commands = commands;
  }

  @GET
  @Operation(operationId = "listProjections", summary = "Show how far the read models are")
  @APIResponse(responseCode = "200", description = "As far as the node that answers knows")
  public Uni<ProjectionList> list() {
    return rebuilds.open().map(this::list);
  }

  private ProjectionList list(List<Rebuild> open) {
    var items = projections.names().stream().map(name -> item(name, open)).toList();
    return new ProjectionList(projections.lagSeconds(), items);
  }

  private ProjectionList.Item item(String name, List<Rebuild> open) {
    var rebuild =
        open.stream().filter(one -> one.projection().equals(name)).findFirst().map(RebuildView::of);
    return new ProjectionList.Item(
        name,
        projections.lag(name),
        projections.parked(name),
        projections.parkedUsers(name),
        rebuild.orElse(null));
  }

  @POST
  @Path("rebuild")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "rebuildProjections",
      summary = "Have all read models made anew",
      description = "One after the other, each as if it were asked for alone; all or none.")
  @APIResponse(
      responseCode = "202",
      description = "Begun",
      content = @Content(schema = @Schema(implementation = RebuildList.class)))
  @APIResponse(responseCode = "409", description = "One of them is being made anew already")
  public Uni<Response> rebuildAll(@NotNull @Valid RebuildRequest body) {
    if (body.userId() != null) {
      throw RequestProblem.field("user_id", "names rows of one read model; name that in the path");
    }
    return request(projections.versions(), body)
        .map(all -> Response.accepted(RebuildList.of(all)))
        .map(response -> response.type(MediaType.APPLICATION_JSON_TYPE).build());
  }

  @POST
  @Path("{name}/rebuild")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "rebuildProjection",
      summary = "Have a read model made anew, or the rows of one user",
      description =
          "From the log, in tables beside the live ones, which go on until they are swapped.")
  @APIResponse(
      responseCode = "202",
      description = "Begun; Location names the rebuild",
      content = @Content(schema = @Schema(implementation = RebuildView.class)))
  @APIResponse(
      responseCode = "200",
      description = "The rows of the user are made anew",
      content = @Content(schema = @Schema(implementation = RebuildView.class)))
  @APIResponse(
      responseCode = "409",
      description = "It is being made anew already, or the rows of the user cannot be")
  public Uni<Response> rebuild(
      @PathParam("name") String name, @NotNull @Valid RebuildRequest body) {
    var version = projections.versions().get(name);
    if (version == null) {
      throw RequestProblem.notFound("read model");
    }
    return body.userId() == null
        ? request(Map.of(name, version), body)
            .map(begun -> located(Response.accepted(), begun.getFirst()))
        : rebuild(name, body.userId(), body).map(done -> located(Response.ok(), done));
  }

  private Uni<List<Rebuild>> request(Map<String, Integer> versions, RebuildRequest body) {
    if (body.park() != null) {
      throw RequestProblem.field("park", "goes with user_id alone");
    }
    var key = commands.key();
    return rebuilds
        .request(versions, body.onDifferenceOrReport(), commands.origin().actor(), key)
        .map(begun -> begun.orElseThrow(ProjectionResource::conflict))
        .invoke(runner::hurry);
  }

  private Uni<Rebuild> rebuild(String name, UUID userId, RebuildRequest body) {
    if (body.onDifferenceOrReport() == OnDifference.BLOCK) {
      throw RequestProblem.field(
          "on_difference", "cannot be BLOCK for one user: it is done at once");
    }
    var actor = commands.origin().actor();
    var key = commands.key();
    return stored
        .has(userId)
        .invoke(ProjectionResource::mustBe)
        .chain(() -> ofUsers.run(name, userId, body.parks(), actor, key))
        .map(done -> done.orElseThrow(ProjectionResource::conflict))
        .onFailure(ProjectionResource::isConflict)
        .transform(fault -> RequestProblem.of(HttpError.REBUILD_CONFLICT, reason(fault)));
  }

  private static void mustBe(boolean known) {
    if (!known) {
      throw RequestProblem.noUser();
    }
  }

  private static boolean isConflict(Throwable fault) {
    return fault instanceof LaterVersion
        || fault instanceof SetBackUser
        || ProjectionFault.isOfTheData(fault);
  }

  private static String reason(Throwable fault) {
    return switch (fault) {
      case LaterVersion later -> String.valueOf(later.getMessage());
      case SetBackUser behind -> String.valueOf(behind.getMessage());
      default ->
          "the rows are as they were, since the database refuses the new ones: "
              + ProjectionFault.reason(fault);
    };
  }

  private static Response located(Response.ResponseBuilder response, Rebuild rebuild) {
    return response
        .entity(RebuildView.of(rebuild))
        .type(MediaType.APPLICATION_JSON_TYPE)
        .location(URI.create(REBUILDS + "/" + rebuild.id()))
        .build();
  }

  private static RequestProblem conflict() {
    return RequestProblem.of(
        HttpError.REBUILD_CONFLICT,
        "it is being made anew already, or that Idempotency-Key named something else before");
  }
}
