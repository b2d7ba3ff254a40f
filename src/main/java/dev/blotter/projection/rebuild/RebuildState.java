package dev.blotter.projection.rebuild;

/** How far a rebuild is. Each is left in one transaction, by whichever node. */
public enum RebuildState {
  /** The new tables are to be made. */
  PREPARING,
  /** Their rows are being made from the log, lane by lane. */
  FILLING,
  /** Their indexes are being built. */
  INDEXING,
  /** What was applied to the live rows meanwhile is being applied to them. */
  CATCHING_UP,
  /** They are being compared with the live rows. */
  COMPARING,
  /** They are not the same, and who asked for the rebuild is to say whether it goes on. */
  BLOCKED,
  /** They are about to take the place of the live tables. */
  SWAPPING,
  /** What is left of it is being dropped. */
  CLEARING,
  SWAPPED,
  CANCELLED,
  FAILED;

  /** Whether nothing more becomes of it. */
  public boolean isEnded() {
    return this == SWAPPED || this == CANCELLED || this == FAILED;
  }
}
