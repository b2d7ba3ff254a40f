package dev.blotter.projection.rebuild;

/** What becomes of a rebuild whose rows are not those that are live. */
public enum OnDifference {
  /** The differences are kept, and the new rows take the place of the live ones. */
  REPORT,
  /** It waits until somebody has looked at them and resumes or cancels it. */
  BLOCK
}
