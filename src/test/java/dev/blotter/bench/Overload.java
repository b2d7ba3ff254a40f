package dev.blotter.bench;

import dev.blotter.bench.load.LoadClient;
import dev.blotter.bench.load.Request.Kind;
import dev.blotter.bench.load.Schedule;
import dev.blotter.bench.load.Schedule.Phase;
import dev.blotter.bench.load.Tally;
import java.util.List;

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
    row("before", best / 2, best, tally, 0, seconds);
    row("too much", best * 2, best, tally, seconds, seconds + too);
    int after = seconds + too;
    row("after", best / 2, best, tally, after, after + seconds);
    recovery(tally, after);
    if (tally.refused() > 0) {
      System.out.println("\n" + tally.firstRefusal());
    }
    var all = tally.between(0, after + seconds);
    if (all.withoutRetryAfter() > 0 || !all.others().isEmpty()) {
      throw new IllegalStateException("refused without saying when to come again");
    }
  }

  private void recovery(Tally tally, int after) {
    var before = EachSecond.of(tally, SETTLING, seconds);
    var since = EachSecond.of(tally, after, after + seconds);
    System.out.printf("%np99 of each second before: %s%n", before);
    System.out.printf("p99 of each second after: %s%n", since);
    System.out.println(since.backTo(before.worst()));
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

  private static void row(String name, double rate, double best, Tally tally, int from, int to) {
    int seconds = to - from;
    var slice = tally.between(from, to);
    var commands = EachSecond.commands(slice);
    double accepted = tally.carried(from, to) / (double) seconds;
    var cancels = slice.accepted(Kind.CANCEL);
    CommandRow.row(
        name,
        "%,.0f".formatted(rate),
        "%,.0f".formatted(accepted),
        "%.2f".formatted(accepted / best),
        "%.1f".formatted(EachSecond.millis(commands, 50)),
        "%.1f".formatted(EachSecond.millis(commands, 99)),
        "%,d".formatted(cancels.getTotalCount()),
        "%.1f".formatted(EachSecond.millis(cancels, 99)),
        "%,.0f".formatted(slice.shed().getTotalCount() / (double) seconds),
        "%.1f".formatted(EachSecond.millis(slice.shed(), 99)),
        "%,d".formatted(slice.shed(Kind.CANCEL)),
        "%,d".formatted(slice.withoutRetryAfter()),
        slice.others().isEmpty() ? "" : slice.others().toString());
  }
}
