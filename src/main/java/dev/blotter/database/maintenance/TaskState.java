package dev.blotter.database.maintenance;

/** How far a task has come. */
public enum TaskState {
  QUEUED,
  RUNNING,
  DONE,
  FAILED,
  CANCELLED
}
