package dev.blotter.activity;

/** Whether an entry stands for itself or changes one before it. Nothing is overwritten. */
public enum ActivityStatus {
  /** It stands for itself. */
  executed,
  /** It corrects the execution that it refers to. */
  correct,
  /** It takes back the execution that it refers to. */
  canceled
}
