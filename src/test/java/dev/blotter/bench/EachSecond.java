package dev.blotter.bench;

import dev.blotter.bench.load.Request.Kind;
import dev.blotter.bench.load.Slice;
import dev.blotter.bench.load.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * The 99th percentile of all commands accepted in each second of some time.
 *
 * @param millis one for each second; infinite where nothing was accepted
 */
record EachSecond(List<Double> millis) {

  private static final double MILLI = 1e6; // ns

  static EachSecond of(Tally tally, int from, int to) {
    List<Double> times = new ArrayList<>();
    for (int second = from; second < to; second++) {
      var commands = commands(tally.between(second, second + 1));
      times.add(commands.getTotalCount() == 0 ? Double.POSITIVE_INFINITY : millis(commands, 99));
    }
    return new EachSecond(times);
  }

  static Histogram commands(Slice slice) {
    var all = slice.accepted(Kind.COMMAND).copy();
    all.add(slice.accepted(Kind.CANCEL));
    return all;
  }

  static double millis(Histogram times, double percentile) {
    return times.getValueAtPercentile(percentile) / MILLI;
  }

  double worst() {
    return millis.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  /** From which second on, counted from one, it stays as good as that; said in words. */
  String backTo(double normal) {
    int number = millis.size();
    while (number > 0 && millis.get(number - 1) <= normal) {
      number--;
    }
    return number < millis.size()
        ? "back to normal from second " + (number + 1) + " on"
        : "not back to normal in " + millis.size() + " s";
  }

  private static String text(double millis) {
    return Double.isInfinite(millis) ? "none" : "%.0f".formatted(millis);
  }

  @Override
  public String toString() {
    return millis.stream().map(EachSecond::text).collect(Collectors.joining(", ")) + " ms";
  }
}
