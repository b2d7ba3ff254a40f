package dev.blotter.database.web;

import dev.blotter.database.maintenance.MaintenanceProgress;
import dev.blotter.database.maintenance.MaintenanceSchedule;
import dev.blotter.database.maintenance.MaintenanceTask;
import dev.blotter.database.maintenance.MaintenanceTasks;
import dev.blotter.database.maintenance.RunningTask;
import dev.blotter.database.maintenance.TaskState;
import dev.blotter.http.Patient;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows what is being done to the database. */
@Path("/v1/admin/database/maintenance")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Database")
@RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
@Patient
public class MaintenanceResource {

  private final MaintenanceTasks tasks;
  private final MaintenanceProgress progress;
  private final MaintenanceSchedule schedule;

  MaintenanceResource(
      MaintenanceTasks tasks, MaintenanceProgress progress, MaintenanceSchedule schedule) {
    this.tasks = tasks;
    this.progress = progress;
    this.schedule = schedule;
  }

  @GET
  @Operation(
      operationId = "showMaintenance",
      summary = "Show what is being done to the database, and what waits")
  @APIResponse(responseCode = "200", description = "One task at most runs, over all nodes")
  public Uni<MaintenanceView> show() {
    return tasks
        .open()
        .flatMap(
            open ->
                Uni.combine()
                    .all()
                    .unis(running(open), tasks.failed())
                    .with((running, failed) -> view(open, running, failed)));
  }

  @GET
  @Path("{task_id}")
  @Operation(operationId = "readMaintenanceTask", summary = "Read one task")
  @APIResponse(responseCode = "200", description = "As far as it has come")
  public Uni<TaskView> read(@PathParam("task_id") UUID taskId) {
    return tasks
        .find(taskId)
        .map(found -> found.orElseThrow(() -> RequestProblem.notFound("task")))
        .flatMap(this::withProgress);
  }

  private Uni<Optional<TaskView>> running(List<MaintenanceTask> open) {
    return open.stream()
        .filter(task -> task.state() == TaskState.RUNNING)
        .findFirst()
        .map(task -> withProgress(task).map(Optional::of))
        .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
  }

  private Uni<TaskView> withProgress(MaintenanceTask task) {
    var pid = task.pid();
    if (pid == null) {
      return Uni.createFrom().item(TaskView.of(task));
    }
    return progress.of(pid).map((Optional<RunningTask> now) -> TaskView.of(task, now.orElse(null)));
  }

  private MaintenanceView view(
      List<MaintenanceTask> open, Optional<TaskView> running, List<MaintenanceTask> failed) {
    var queued =
        open.stream().filter(task -> task.state() == TaskState.QUEUED).map(TaskView::of).toList();
    return new MaintenanceView(
        running.orElse(null),
        queued,
        failed.stream().map(TaskView::of).toList(),
        schedule.next().orElse(null));
  }
}
