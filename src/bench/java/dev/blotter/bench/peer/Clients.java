package dev.blotter.bench.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Threads that each send their next command once the one before is stored. */
public final class Clients {

  private static final int DIGITS = 3;

  private Clients() {}

  /**
   * What came of it.
   *
   * @param times of the commands, in nanoseconds
   */
  public record Outcome(double seconds, Histogram times) {

    public double perSecond() {
      return times.getTotalCount() / seconds;
    }

    /** In milliseconds. */
    public double millis(double percentile) {
      return times.getValueAtPercentile(percentile) / 1e6;
    }
  }

  /** So many of them for so long; fails with the first command that fails. */
  public static Outcome run(int clients, double seconds, Runnable command) throws Exception {
    long start = System.nanoTime();
    long end = start + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    List<Callable<Histogram>> all = new ArrayList<>();
    for (int client = 0; client < clients; client++) {
      all.add(() -> until(end, command));
    }
    var times = new Histogram(DIGITS);
    try (var threads = Executors.newFixedThreadPool(clients)) {
      for (var one : threads.invokeAll(all)) {
        times.add(one.get());
      }
    }
    return new Outcome((System.nanoTime() - start) / 1e9, times);
  }

  private static Histogram until(long end, Runnable command) {
    var times = new Histogram(DIGITS);
    for (long sent = System.nanoTime(); sent < end; sent = System.nanoTime()) {
      command.run();
      times.recordValue(System.nanoTime() - sent);
    }
    return times;
  }
}
