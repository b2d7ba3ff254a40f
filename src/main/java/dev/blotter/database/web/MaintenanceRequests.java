package dev.blotter.database.web;

import dev.blotter.database.maintenance.Maintenance;
import dev.blotter.database.maintenance.MaintenanceTask;
import dev.blotter.database.maintenance.MaintenanceTasks;
import dev.blotter.database.maintenance.TaskKind;
import dev.blotter.http.Begun;
import dev.blotter.http.Commands;
import dev.blotter.http.HttpError;
import dev.blotter.http.RequestProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/** Queues what an operator asks for, once for each Idempotency-Key. */
@ApplicationScoped
class MaintenanceRequests {

  private final MaintenanceTasks tasks;
  private final Maintenance maintenance;
  private final Commands commands;

  MaintenanceRequests(MaintenanceTasks tasks, Maintenance maintenance, Commands commands) {
    this.tasks = tasks;
    this.maintenance = maintenance;
    this.commands = commands;
  }

  /** The Idempotency-Key of the request; a 400 where it is missing. */
  String key() {
    return commands.key();
  }

  /**
   * Answers 202 and where the task can be watched.
   *
   * @param permitted fails where it cannot be done; not asked where that key has named it before,
   *     since it may be done by now
   */
  Uni<Response> accept(TaskKind kind, String target, String key, Supplier<Uni<?>> permitted) {
    var actor = commands.origin().actor();
    return tasks
        .askedFor(actor, key)
        .flatMap(
            before ->
                before
                    .map(task -> Uni.createFrom().item(task))
                    .orElseGet(
                        () -> permitted.get().chain(() -> tasks.request(kind, target, actor, key))))
        .invoke(task -> mustBe(task, kind, target))
        .invoke(maintenance::hurry)
        .map(MaintenanceRequests::accepted);
  }

  private static void mustBe(MaintenanceTask task, TaskKind kind, String target) {
    if (task.task() != kind || !task.target().equals(target)) {
      throw RequestProblem.of(
          HttpError.MAINTENANCE_CONFLICT, "that Idempotency-Key named another task before");
    }
  }

  private static Response accepted(MaintenanceTask task) {
    return Begun.response(TaskView.of(task), MaintenanceTaskResource.PATH, task.id());
  }
}
