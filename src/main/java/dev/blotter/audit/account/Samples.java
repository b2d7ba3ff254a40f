package dev.blotter.audit.account;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps so many points of a time that a chart of them looks the same: all of them where they are
 * few, else the last of each of equal slices of the time, and the first and the last of all.
 */
final class Samples implements MoneyPoints {

  private final Instant from;
  private final long sliceMicros;
  private final @Nullable MoneyPoint[] slices;
  private final List<MoneyPoint> all = new ArrayList<>();
  private int added;
  private @Nullable MoneyPoint first;

  /**
   * @param from where the first slice begins
   * @param to where the last one ends; what comes later belongs to it as well
   * @param most how many points are few, and how many slices there are
   */
  Samples(Instant from, Instant to, int most) {
    this.from = from;
    this.sliceMicros = Math.max(1, Math.ceilDiv(micros(from, to), most));
    this.slices = new MoneyPoint[most];
  }

  @Override
  public void add(MoneyPoint point) {
    if (first == null) {
      first = point;
    }
    added++;
    if (added <= slices.length) {
      all.add(point);
    } else {
      all.clear();
    }
    slices[slice(point)] = point;
  }

  /** The first and the last that were added are among them. */
  @Override
  public List<MoneyPoint> points() {
    if (added <= slices.length) {
      return List.copyOf(all);
    }
    return Stream.concat(Stream.ofNullable(first), Stream.of(slices))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private int slice(MoneyPoint point) {
    return Math.clamp(micros(from, point.at()) / sliceMicros, 0, slices.length - 1);
  }

  private static long micros(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1_000;
  }
}
