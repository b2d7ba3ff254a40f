package dev.blotter.database.web;

import dev.blotter.database.maintenance.MaintenanceTask;
import dev.blotter.database.maintenance.MaintenanceTasks;
import dev.blotter.database.maintenance.Targets;
import dev.blotter.http.Cursor;
import dev.blotter.http.Exchange;
import dev.blotter.http.HttpError;
import dev.blotter.http.Page;
import dev.blotter.http.Paging;
import dev.blotter.http.Patient;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Asks for tasks, takes them back, and shows those that ended. */
@Path(MaintenanceTaskResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Database")
@RolesAllowed(Roles.OPERATOR)
@Patient
public class MaintenanceTaskResource {

  static final String PATH = "/v1/admin/database/maintenance";

  /** What its cursors are of. */
  private static final String LIST = "maintenance";

  private final MaintenanceRequests requests;
  private final MaintenanceTasks tasks;
  private final Targets targets;
  private final Exchange exchange;

  MaintenanceTaskResource(
      MaintenanceRequests requests, MaintenanceTasks tasks, Targets targets, Exchange exchange) {
    this.requests = requests;
    this.tasks = tasks;
    this.targets = targets;
    this.exchange = exchange;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "requestMaintenance",
      summary = "Have a table analyzed or vacuumed, or an index made anew",
      description =
          "Commands go on meanwhile. The same task that waits already is not queued twice.")
  @APIResponse(
      responseCode = "202",
      description = "Queued; Location names the task",
      content = @Content(schema = @Schema(implementation = TaskView.class)))
  public Uni<Response> request(@NotNull @Valid TaskRequest body) {
    var key = requests.key();
    return requests.accept(
        body.kind(),
        body.target(),
        key,
        () ->
            targets.exists(body.kind(), body.target()).invoke(MaintenanceTaskResource::mustExist));
  }

  @DELETE
  @Path("{task_id}")
  @Operation(
      operationId = "cancelMaintenance",
      summary = "Take a waiting task back, or interrupt a running one")
  @APIResponse(
      responseCode = "202",
      description = "Cancelled, or about to be",
      content = @Content(schema = @Schema(implementation = TaskView.class)))
  @APIResponse(responseCode = "409", description = "It has ended before")
  public Uni<Response> cancel(@PathParam("task_id") UUID taskId) {
    return tasks
        .cancel(taskId)
        .flatMap(
            cancelled ->
                cancelled
                    .map(task -> Uni.createFrom().item(task))
                    .orElseGet(() -> tasks.find(taskId).map(MaintenanceTaskResource::whyNot)))
        .map(MaintenanceTaskResource::accepted);
  }

  @GET
  @Path("history")
  @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
  @Operation(operationId = "listMaintenance", summary = "List the tasks that have ended")
  @APIResponse(
      responseCode = "200",
      description = "The last asked for first",
      content = @Content(schema = @Schema(implementation = TaskPage.class)))
  public Uni<Response> history(
      @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
    var paging = Paging.byCursor(LIST, cursor, limit);
    return tasks
        .history(paging.afterTime(), paging.afterId(), paging.limit() + 1)
        .map(found -> page(found, paging.limit()).response(exchange));
  }

  private static Page<TaskView> page(List<MaintenanceTask> found, int limit) {
    return Page.of(
        found, limit, TaskView::of, task -> new Cursor(LIST, task.requestedAt(), task.id()));
  }

  private static Response accepted(MaintenanceTask task) {
    return Response.accepted(TaskView.of(task)).type(MediaType.APPLICATION_JSON_TYPE).build();
  }

  private static void mustExist(boolean exists) {
    if (!exists) {
      throw RequestProblem.field("target", "is no table, or for REINDEX no index, of the service");
    }
  }

  private static MaintenanceTask whyNot(Optional<MaintenanceTask> found) {
    throw found
        .map(ended -> RequestProblem.of(HttpError.MAINTENANCE_CONFLICT, "the task has ended"))
        .orElseGet(() -> RequestProblem.notFound("task"));
  }
}
