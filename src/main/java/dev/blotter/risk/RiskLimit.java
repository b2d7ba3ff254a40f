package dev.blotter.risk;

/** What a limit can be set for; each is a part of equity. */
public enum RiskLimit {
  /** All that is held and owed. */
  GROSS_EXPOSURE,
  /** What is held less what is owed, whichever way. */
  NET_EXPOSURE,
  /** The largest position. */
  LARGEST_POSITION,
  /** The value at risk of a day, by the first method and confidence that are asked for. */
  VALUE_AT_RISK,
  /** How far equity is below its peak. */
  DRAWDOWN
}
