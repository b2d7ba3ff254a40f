package dev.blotter.database.web;

import dev.blotter.database.maintenance.TaskKind;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an operator asks for. */
@Schema(description = "What is to be done to which table or index")
record TaskRequest(
    @NotNull @Schema(examples = "REINDEX") Task task,
    @NotBlank
        @Size(max = 63)
        @Schema(
            description = "A table, for REINDEX also an index; partitions are taken one by one",
            examples = "idx_orders_user_id")
        String target) {

  /** What can be asked for by name. */
  @Schema(name = "MaintenanceTask")
  enum Task {
    ANALYZE,
    VACUUM,
    REINDEX
  }

  TaskKind kind() {
    return TaskKind.valueOf(task.name());
  }
}
