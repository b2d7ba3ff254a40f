package dev.blotter.risk;

/** How the losses of tomorrow are inferred from the prices of the past. */
public enum RiskMethod {
  /** What is held now would have gained and lost what it did on each of the past days. */
  HISTORICAL,
  /** Gains and losses are normally distributed, with the mean and the deviation of those. */
  PARAMETRIC
}
