package dev.blotter.bench.load;

import dev.blotter.bench.load.Request.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** What became of the requests of one run. */
public final class Tally {

  private static final int DIGITS = 3;

  private final Map<Kind, Histogram> accepted = new EnumMap<>(Kind.class);
  private final Map<Integer, Long> refused = new TreeMap<>();
  private final List<Slice> seconds = new ArrayList<>();
  private final Map<Integer, Long> carried = new HashMap<>();
  private long nanos;
  private String firstRefusal = "";

  Tally() {
    for (var kind : Kind.values()) {
      accepted.put(kind, new Histogram(DIGITS));
    }
  }

  /**
   * @param due when it was to be sent, in nanoseconds from the start
   * @param took the nanoseconds since
   */
  void add(Request request, Answer answer, long due, long took) {
    second((int) TimeUnit.NANOSECONDS.toSeconds(due)).add(request, answer, Math.max(0, took));
    if (answer.isSuccess()) {
      if (request.kind() != Kind.READ) {
        carried.merge((int) TimeUnit.NANOSECONDS.toSeconds(due + took), 1L, Long::sum);
      }
      accepted.get(request.kind()).recordValue(Math.max(0, took));
      request.then().accept(answer);
    } else {
      refused.merge(answer.status(), 1L, Long::sum);
      firstRefusal = firstRefusal.isEmpty() ? answer.head() + answer.body() : firstRefusal;
    }
  }

  private Slice second(int number) {
    while (seconds.size() <= number) {
      seconds.add(new Slice());
    }
    return seconds.get(number);
  }

  /** What became of the requests that were due from one second to before another. */
  public Slice between(int from, int to) {
    var all = new Slice();
    for (int number = from; number < Math.min(to, seconds.size()); number++) {
      all.add(seconds.get(number));
    }
    return all;
  }

  /**
   * How many commands were accepted from one second to before another, by when they were answered:
   * what waited is throughput of the time in which it was done.
   */
  public long carried(int from, int to) {
    return IntStream.range(from, to).mapToLong(second -> carried.getOrDefault(second, 0L)).sum();
  }

  void took(long nanoseconds) {
    nanos = nanoseconds;
  }

  /**
   * In nanoseconds, of answers of success: from when it was to be sent to the end of its answer.
   */
  public Histogram accepted(Kind kind) {
    return accepted.get(kind);
  }

  public double seconds() {
    return nanos / 1e9;
  }

  public long accepted() {
    return accepted.values().stream().mapToLong(Histogram::getTotalCount).sum();
  }

  public long refused() {
    return refused.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How often each status other than success was answered. */
  public Map<Integer, Long> refusals() {
    return refused;
  }

  /** The first answer that was no success, whole; empty where all were. */
  public String firstRefusal() {
    return firstRefusal;
  }
}
