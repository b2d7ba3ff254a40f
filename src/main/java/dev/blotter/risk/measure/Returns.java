package dev.blotter.risk.measure;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a value gained in each of consecutive periods, as a part of what it was before: 0.01 for one
 * percent. A period of which nothing is known is {@code NaN}; it is a period nevertheless.
 */
public final class Returns {

  private final double[] values;
  private final int perYear;

  private Returns(double[] values, int perYear) {
    this.values = values;
    this.perYear = perYear;
  }

  /**
   * These returns.
   *
   * @param perYear how many such periods a year has: 252 for trading days
   */
  public static Returns of(double[] values, int perYear) {
    return new Returns(values.clone(), perYear);
  }

  /** How many periods there are, known or not. */
  public int size() {
    return values.length;
  }

  public int perYear() {
    return perYear;
  }

  public double get(int period) {
    return values[period];
  }

  /** The returns that are known, in order. */
  public double[] known() {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
  }

  /** All of them, as if nothing had moved in a period of which nothing is known. */
  public double[] filled() {
    return Arrays.stream(values).map(value -> Double.isNaN(value) ? 0 : value).toArray();
  }

  /** What is gained over another series, known where both are. */
  public Returns over(Returns other) {
    if (other.size() != size()) {
      throw new IllegalArgumentException(size() + " returns and " + other.size());
    }
    return new Returns(
        IntStream.range(0, size()).mapToDouble(i -> values[i] - other.values[i]).toArray(),
        perYear);
  }

  /** What is gained over the same return in each period. */
  public Returns over(double each) {
    return new Returns(Arrays.stream(values).map(value -> value - each).toArray(), perYear);
  }

  /** What one is worth before the first period and after each; never beyond all numbers. */
  public double[] levels() {
    var levels = new double[size() + 1];
    levels[0] = 1;
    var filled = filled();
    for (int i = 0; i < filled.length; i++) {
      levels[i + 1] = Math.clamp(levels[i] * (1 + filled[i]), -Double.MAX_VALUE, Double.MAX_VALUE);
    }
    return levels;
  }
}
