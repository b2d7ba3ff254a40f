package dev.blotter.database.archive;

/** Where a partition is. */
public enum PartitionState {
  /** In its table. */
  ATTACHED,
  /** In the archive, its bounds not proven yet: asking for the archive again finishes it. */
  DETACHED,
  /** In the archive. */
  ARCHIVED
}
