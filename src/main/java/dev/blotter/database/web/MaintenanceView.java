package dev.blotter.database.web;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is being done to the database, and what will be. */
@Schema(description = "What runs, what waits, and when the schedule looks again")
record MaintenanceView(
    @Nullable TaskView running,
    List<TaskView> queued,
    @Schema(description = "What failed within a week and was not done since") List<TaskView> failed,
    @Nullable @Schema(description = "Left out where the schedule is off") Instant nextScheduledAt) {

  MaintenanceView {
    queued = List.copyOf(queued);
    failed = List.copyOf(failed);
  }
}
