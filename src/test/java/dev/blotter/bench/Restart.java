package dev.blotter.bench;

import dev.blotter.bench.load.LoadClient;
import dev.blotter.bench.load.Schedule;
import dev.blotter.bench.load.Schedule.Phase;
import java.util.List;

/**
 * A service that has just been started and is asked at once for half of what it can do, as the one
 * before it was: it knows no account yet, and its code is not compiled.
 */
final class Restart {

  static final String NAME = "restart";

  private static final int CONNECTIONS = 512;

  /** What does not count of the time before: connections are new then. */
  private static final int SETTLING = 2;

  private final Workload workload;
  private final double rate;
  private final int seconds;

  /**
   * @param rate orders a second
   * @param seconds before it is started anew, and three times as long after
   */
  Restart(Workload workload, double rate, double seconds) {
    this.workload = workload;
    this.rate = rate;
    this.seconds = (int) Math.max(SETTLING + 1, seconds);
  }

  /** The worst 99th percentile of a second before, in milliseconds. */
  double before(LoadClient client) {
    return run("before", client, seconds, SETTLING).worst();
  }

  /** Prints how soon all is as it was before. */
  void after(LoadClient client, double normal) {
    System.out.println(run("after", client, 3 * seconds, 0).backTo(normal));
  }

  private EachSecond run(String name, LoadClient client, int length, int from) {
    var schedule = new Schedule(List.of(new Phase(rate, length)));
    var tally = client.open(CONNECTIONS, schedule, workload.named(NAME));
    var each = EachSecond.of(tally, from, length);
    System.out.printf(
        "%s: %,.0f orders/s asked for, %,d refused, p99 of each second: %s%n",
        name, rate, tally.refused(), each);
    return each;
  }
}
