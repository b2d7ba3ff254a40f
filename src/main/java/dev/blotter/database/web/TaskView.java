package dev.blotter.database.web;

import dev.blotter.database.maintenance.MaintenanceTask;
import dev.blotter.database.maintenance.RunningTask;
import dev.blotter.database.maintenance.TaskKind;
import dev.blotter.database.maintenance.TaskState;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A task as operators see it. */
@Schema(description = "Something that is to be done, is being done or was done to the database")
record TaskView(
    UUID taskId,
    TaskKind task,
    @Schema(examples = "orders") String target,
    @Schema(description = "Who asked", examples = "OPERATOR ops-1") String actor,
    TaskState state,
    Instant requestedAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Schema(description = "How often it was begun") int attempts,
    @Nullable @Schema(description = "Why it failed, or was tried again") String error,
    @Nullable @Schema(description = "The size of what it was done to, before") Long bytesBefore,
    @Nullable Long bytesAfter,
    @Nullable @Schema(description = "What PostgreSQL counts of it now") RunningTask progress) {

  static TaskView of(MaintenanceTask task, @Nullable RunningTask progress) {
    return new TaskView(
        task.id(),
        task.task(),
        task.target(),
        task.actor().type() + " " + task.actor().id(),
        task.state(),
        task.requestedAt(),
        task.startedAt(),
        task.endedAt(),
        task.attempts(),
        task.error(),
        task.bytesBefore(),
        task.bytesAfter(),
        progress);
  }

  static TaskView of(MaintenanceTask task) {
    return of(task, null);
  }
}
