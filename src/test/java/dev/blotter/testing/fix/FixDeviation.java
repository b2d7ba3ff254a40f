package dev.blotter.testing.fix;

/** Where Blotter differs from the matrices, by decision; see docs/decisions. */
public enum FixDeviation {
  /** 0011: an acknowledgement does not hide that a cancellation is pending (precedence). */
  ACKNOWLEDGED_WHILE_PENDING_CANCEL,
  /** 0012: the last fill answers a pending cancellation at once. */
  FILLED_WHILE_PENDING_CANCEL,
  /** 0013: a second replacement is refused while one is pending, as in D.2.d. */
  SECOND_REPLACE_REFUSED,
  /** 0014: a guarantee of execution is no state of an order. */
  GUARANTEE_IS_NO_STATE,
  /** 0015: what an immediate order did not get with the first report it will not get. */
  IMMEDIATE_REMAINDER_EXPIRES
}
