package dev.blotter.risk.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The falls of a series of levels from its peaks. */
public final class Drawdowns {

  private final double[] depths;
  private final List<Drawdown> all;

  private Drawdowns(double[] depths, List<Drawdown> all) {
    this.depths = depths;
    this.all = all;
  }

  /** Those of levels above zero, such as an account's equity from day to day. */
  public static Drawdowns of(double[] levels) {
    var depths = new double[levels.length];
    List<Drawdown> all = new ArrayList<>();
    @Nullable Drawdown open = null;
    int peak = 0;
    for (int i = 0; i < levels.length; i++) {
      if (levels[i] >= levels[peak]) {
        if (open != null) {
          all.add(new Drawdown(open.peak(), open.trough(), i, open.depth()));
          open = null;
        }
        peak = i;
      } else {
        depths[i] = 1 - levels[i] / levels[peak];
        open = deeper(open, peak, i, depths[i]);
      }
    }
    if (open != null) {
      all.add(open);
    }
    return new Drawdowns(depths, all);
  }

  /** Those of what one becomes by these returns. */
  public static Drawdowns of(Returns returns) {
    return of(returns.levels());
  }

  private static Drawdown deeper(@Nullable Drawdown open, int peak, int trough, double depth) {
    return open != null && open.depth() >= depth ? open : new Drawdown(peak, trough, null, depth);
  }

  /** The deepest of them, the first of equal ones. */
  public Optional<Drawdown> largest() {
    return all.stream()
        .max(
            Comparator.comparingDouble(Drawdown::depth)
                .thenComparing(Comparator.comparingInt(Drawdown::peak).reversed()));
  }

  /** How deep the deepest is; zero where there is none. */
  public double largestDepth() {
    return largest().map(Drawdown::depth).orElse(0.0);
  }

  /** How deep it is down at the end. */
  public double current() {
    return depths.length == 0 ? 0 : depths[depths.length - 1];
  }

  /** The most periods that it took to reach a peak again, of those that were. */
  public int longestRecovery() {
    return all.stream().mapToInt(Drawdown::recovery).max().orElse(0);
  }

  /** The root of the mean of squared depths, the ulcer index of P. Martin. */
  public double ulcerIndex() {
    return Math.sqrt(Arrays.stream(depths).map(depth -> depth * depth).average().orElse(0));
  }

  /**
   * The mean of the deepest days (conditional drawdown at risk).
   *
   * @param cutoff which part of the days: 0.05 for a confidence of 95 percent
   */
  public double conditional(double cutoff) {
    if (depths.length == 0) {
      return 0;
    }
    double from = Quantiles.of(depths, 1 - cutoff);
    return Arrays.stream(depths).filter(depth -> depth >= from).average().orElse(0);
  }
}
