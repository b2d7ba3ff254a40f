package dev.blotter.database.maintenance;

/** What can be done to the database. */
public enum TaskKind {
  /** Renew the statistics of a table that the planner goes by. */
  ANALYZE,
  /** Make room of dead rows usable again, and renew the statistics. */
  VACUUM,
  /** Make an index, or all of a table, anew. */
  REINDEX,
  /** Take an old partition out of the log. */
  ARCHIVE,
  /** Put an archived partition back. */
  RESTORE
}
