package dev.blotter.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How long after they were appended events could be read, as the service counts them.
 *
 * @param counts of events that took no longer than that, by seconds
 */
record Delays(Map<Double, Double> counts) {

  private static final Pattern BUCKET =
      Pattern.compile(
          "blotter_projection_delay_seconds_bucket\\{.*?le=\"([^\"]+)\".*?\\} ([0-9.eE+]+)");

  /** Of what Prometheus is shown. */
  static Delays of(String metrics) {
    Map<Double, Double> counts = new TreeMap<>();
    BUCKET
        .matcher(metrics)
        .results()
        .forEach(
            bucket ->
                counts.merge(
                    seconds(bucket.group(1)), Double.parseDouble(bucket.group(2)), Double::sum));
    return new Delays(counts);
  }

  private static double seconds(String bound) {
    return bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound);
  }

  Delays since(Delays before) {
    Map<Double, Double> counts = new TreeMap<>();
    this.counts.forEach(
        (bound, count) -> counts.put(bound, count - before.counts.getOrDefault(bound, 0.0)));
    return new Delays(counts);
  }

  /**
   * The least bound that 99 of 100 kept, in words and milliseconds; empty where there were none.
   */
  String most() {
    double all = counts.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    return counts.entrySet().stream()
        .filter(bucket -> all > 0 && bucket.getValue() >= 0.99 * all)
        .findFirst()
        .map(bucket -> "≤ %.0f".formatted(1_000 * bucket.getKey()))
        .orElse("");
  }
}
