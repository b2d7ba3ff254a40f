package dev.blotter.risk;

import dev.blotter.kernel.Symbol;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a portfolio's risk.
 *
 * @param confidences how sure each value at risk is to be, such as 0.95; the first is that of the
 *     shares of positions
 * @param horizon over how many days; beyond one it is the root of time that scales
 * @param methods by which values at risk are told
 * @param benchmark what the account is compared with, or null where with nothing
 */
public record RiskQuestion(
    List<Double> confidences, int horizon, Set<RiskMethod> methods, @Nullable Symbol benchmark) {

  public RiskQuestion {
    confidences = List.copyOf(confidences);
    methods = Set.copyOf(methods);
  }

  /** The part of results that are worse than the value at risk of the first confidence. */
  double cutoff() {
    return cutoff(confidences.getFirst());
  }

  static double cutoff(double confidence) {
    return 1 - confidence;
  }

  /** The same of a day. */
  RiskQuestion ofADay() {
    return new RiskQuestion(confidences, 1, methods, benchmark);
  }

  /** How much wider results of the horizon are than those of a day. */
  double scale() {
    return Math.sqrt(horizon);
  }
}
