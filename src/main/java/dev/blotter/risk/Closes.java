package dev.blotter.risk;

import dev.blotter.marketdata.DailyPrice;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What a unit of something was worth at the end of each of some days, the oldest first. It takes no
 * more memory than the numbers do: an account may hold thousands of things, each with hundreds of
 * days.
 */
final class Closes {

  static final Closes NONE = new Closes(new int[0], new double[0]);

  /** Days since 1970-01-01, each greater than the one before. */
  private final int[] days;

  private final double[] values;

  private Closes(int[] days, double[] values) {
    this.days = days;
    this.values = values;
  }

  /** Those of an instrument, the oldest first. */
  static Closes of(List<DailyPrice> prices) {
    return new Closes(
        prices.stream().mapToInt(price -> day(price.day())).toArray(),
        prices.stream().mapToDouble(price -> price.close().value().doubleValue()).toArray());
  }

  private static int day(LocalDate day) {
    return Math.toIntExact(day.toEpochDay());
  }

  boolean isEmpty() {
    return days.length == 0;
  }

  int size() {
    return days.length;
  }

  LocalDate firstDay() {
    return LocalDate.ofEpochDay(days[0]);
  }

  LocalDate lastDay() {
    return LocalDate.ofEpochDay(days[days.length - 1]);
  }

  /** The days since 1970-01-01, the oldest first. */
  IntStream days() {
    return Arrays.stream(days);
  }

  /** The last one until that day, which included; empty before the first. */
  OptionalDouble until(LocalDate day) {
    int place = place(day(day) + 1) - 1;
    return place < 0 ? OptionalDouble.empty() : OptionalDouble.of(values[place]);
  }

  /** Those from that day on, the oldest first. */
  DoubleStream since(LocalDate day) {
    return Arrays.stream(values, place(day(day)), values.length);
  }

  /** How many are older than that day. */
  private int place(int day) {
    int found = Arrays.binarySearch(days, day);
    return found < 0 ? -found - 1 : found;
  }

  /** The same days with other values. */
  Closes map(DoubleUnaryOperator change) {
    return new Closes(days, Arrays.stream(values).map(change).toArray());
  }

  /** In another currency, on the days from which on there is a rate. */
  Closes at(Closes rates) {
    int first = rates.isEmpty() ? days.length : place(rates.days[0]);
    return new Closes(
        Arrays.copyOfRange(days, first, days.length),
        IntStream.range(first, days.length)
            .mapToDouble(i -> values[i] * rates.until(days[i]))
            .toArray());
  }

  private double until(int day) {
    return values[place(day + 1) - 1];
  }
}
