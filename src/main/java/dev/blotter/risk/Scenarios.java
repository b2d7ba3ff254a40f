package dev.blotter.risk;

import static java.util.Comparator.naturalOrder;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/**
 * What each of some things returned on each of the past days on which all of them are known: a day
 * without a close is one on which nothing moved.
 *
 * @param days oldest first
 * @param returns of each thing, by day; empty for what has too few prices
 */
record Scenarios(List<LocalDate> days, List<double[]> returns) {

  /** A series whose last price is so much older than the newest of all is no longer kept up. */
  private static final int OUTDATED_DAYS = 10;

  /**
   * By the newest prices of all.
   *
   * @param levels of each thing, its prices by day
   * @param window how many days at most
   * @param least how many returns a thing must have
   */
  static Scenarios of(List<Closes> levels, int window, int least) {
    var newest = levels.stream().filter(l -> !l.isEmpty()).map(Closes::lastDay).max(naturalOrder());
    var since = newest.map(day -> day.minusDays(OUTDATED_DAYS)).orElse(LocalDate.MAX);
    Predicate<Closes> isUsable =
        closes -> closes.size() > least && !closes.lastDay().isBefore(since);
    var days = days(levels.stream().filter(isUsable).toList(), window);
    return new Scenarios(
        days.isEmpty() ? days : days.subList(1, days.size()),
        levels.stream()
            .map(closes -> isUsable.test(closes) ? returns(closes, days) : new double[0])
            .toList());
  }

  /** The days on which anything closed, from the one on which all had closed before. */
  private static List<LocalDate> days(List<Closes> levels, int window) {
    var from = levels.stream().map(Closes::firstDay).max(naturalOrder()).orElse(LocalDate.MIN);
    var days =
        levels.stream()
            .flatMapToInt(Closes::days)
            .distinct()
            .filter(day -> day >= from.toEpochDay())
            .sorted()
            .mapToObj(LocalDate::ofEpochDay)
            .toList();
    return days.subList(Math.max(0, days.size() - window - 1), days.size());
  }

  private static double[] returns(Closes closes, List<LocalDate> days) {
    var returns = new double[Math.max(0, days.size() - 1)];
    for (int i = 0; i < returns.length; i++) {
      double before = closes.until(days.get(i)).orElseThrow();
      returns[i] = closes.until(days.get(i + 1)).orElseThrow() / before - 1;
    }
    return returns;
  }

  int size() {
    return days.size();
  }

  /** Whether enough is known of that thing. */
  boolean has(int thing) {
    return returns.get(thing).length > 0;
  }
}
