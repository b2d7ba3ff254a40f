package dev.blotter.bench.load;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** How many requests a second are to be sent, for some time and then for some more. */
public record Schedule(List<Phase> phases) {

  /**
   * A time of one rate.
   *
   * @param rate requests a second
   */
  public record Phase(double rate, double seconds) {
    private long requests() {
      return (long) (rate * seconds);
    }
  }

  static Schedule of(double rate, double seconds) {
    return new Schedule(List.of(new Phase(rate, seconds)));
  }

  long requests() {
    return phases.stream().mapToLong(Phase::requests).sum();
  }

  double seconds() {
    return phases.stream().mapToDouble(Phase::seconds).sum();
  }

  /** When a request is due, in nanoseconds from the start; the first has number 0. */
  long due(long number) {
    double before = 0;
    long left = number;
    for (var phase : phases) {
      if (left < phase.requests()) {
        before += left / phase.rate();
        break;
      }
      left -= phase.requests();
      before += phase.seconds();
    }
    return (long) (before * TimeUnit.SECONDS.toNanos(1));
  }
}
