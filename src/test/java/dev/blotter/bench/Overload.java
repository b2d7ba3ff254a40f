package dev.blotter.bench;

import dev.blotter.bench.load.LoadClient;
import dev.blotter.bench.load.Request.Kind;
import dev.blotter.bench.load.Schedule;
import dev.blotter.bench.load.Schedule.Phase;
import dev.blotter.bench.load.Slice;
import dev.blotter.bench.load.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * Twice what the service can do, between two times of half of it: orders, and cancels among them,
 * sent whether those before are answered or not. Each is timed from when it was to be sent, so that
 * whatever waits anywhere is in the times.
 */
final class Overload {

  static final String NAME = "overload";

  /** How much longer it is too much than each of the other times. */
  private static final int LENGTH = 6;

  /** Of the time before, what does not count: connections and compiled code are new then. */
  private static final int SETTLING = 2;

  private final LoadClient client;
  private final Workload workload;
  private final int connections;
  private final int seconds;

  /**
   * @param connections at most: where there are few, it is they that keep others waiting
   * @param seconds before and after; it is too much for six times as long
   */
  Overload(LoadClient client, Workload workload, int connections, double seconds) {
    this.client = client;
    this.workload = workload;
    this.connections = connections;
    this.seconds = (int) Math.max(SETTLING + 1, seconds);
  }

  /**
   * Runs it and prints what came of it.
   *
   * @param best the most commands a second that some number of clients has reached
   */
  void run(double best) {
    int too = LENGTH * seconds;
    var schedule =
        new Schedule(
            List.of(
                new Phase(best / 2, seconds),
                new Phase(best * 2, too),
                new Phase(best / 2, seconds)));
    var tally = client.open(connections, schedule, workload.named(NAME));
    System.out.printf("%n%,.0f commands a second at best%n%n", best);
    head();
    row("before", best / 2, best, tally.between(0, seconds), seconds);
    row("too much", best * 2, best, tally.between(seconds, seconds + too), too);
    int after = seconds + too;
    row("after", best / 2, best, tally.between(after, after + seconds), seconds);
    recovery(tally, after);
    if (tally.refused() > 0) {
      System.out.println("\n" + tally.firstRefusal());
    }
  }

  private void recovery(Tally tally, int after) {
    var before = p99(tally, SETTLING, seconds);
    var since = p99(tally, after, after + seconds);
    double normal = before.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    System.out.printf("%np99 of each second before: %s ms%n", list(before));
    System.out.printf("p99 of each second after: %s ms%n", list(since));
    int number = 0;
    while (number < since.size() && since.get(number) > normal) {
      number++;
    }
    System.out.println(
        number < since.size()
            ? "back to normal in second " + (number + 1)
            : "not back to normal in " + seconds + " s");
  }

  /** Of all commands accepted in each second, in milliseconds. */
  private static List<Double> p99(Tally tally, int from, int to) {
    List<Double> times = new ArrayList<>();
    for (int second = from; second < to; second++) {
      times.add(millis(commands(tally.between(second, second + 1)), 99));
    }
    return times;
  }

  private static Histogram commands(Slice slice) {
    var all = slice.accepted(Kind.COMMAND).copy();
    all.add(slice.accepted(Kind.CANCEL));
    return all;
  }

  private static void head() {
    CommandRow.row(
        "load",
        "asked/s",
        "accepted/s",
        "of best",
        "p50 ms",
        "p99 ms",
        "cancels",
        "p99 ms",
        "refused/s",
        "p99 ms",
        "cancels refused",
        "without Retry-After",
        "other answers");
    CommandRow.row(
        "---", "--:", "--:", "--:", "--:", "--:", "--:", "--:", "--:", "--:", "--:", "--:", "---");
  }

  private static void row(String name, double rate, double best, Slice slice, int seconds) {
    var commands = commands(slice);
    double accepted = commands.getTotalCount() / (double) seconds;
    var cancels = slice.accepted(Kind.CANCEL);
    CommandRow.row(
        name,
        "%,.0f".formatted(rate),
        "%,.0f".formatted(accepted),
        "%.2f".formatted(accepted / best),
        "%.1f".formatted(millis(commands, 50)),
        "%.1f".formatted(millis(commands, 99)),
        "%,d".formatted(cancels.getTotalCount()),
        "%.1f".formatted(millis(cancels, 99)),
        "%,.0f".formatted(slice.shed().getTotalCount() / (double) seconds),
        "%.1f".formatted(millis(slice.shed(), 99)),
        "%,d".formatted(slice.shed(Kind.CANCEL)),
        "%,d".formatted(slice.withoutRetryAfter()),
        slice.others().isEmpty() ? "" : slice.others().toString());
  }

  private static double millis(Histogram times, double percentile) {
    return times.getValueAtPercentile(percentile) / 1e6;
  }

  private static String list(List<Double> times) {
    return times.stream().map("%.0f"::formatted).collect(Collectors.joining(", "));
  }
}
