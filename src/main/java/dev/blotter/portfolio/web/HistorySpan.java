package dev.blotter.portfolio.web;

import dev.blotter.http.RequestProblem;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The days that a history is of, both included.
 *
 * @param live whether the last of them goes on
 */
record HistorySpan(LocalDate from, LocalDate to, boolean live) {

  /**
   * The span that a request asks for.
   *
   * @param today the day that goes on
   */
  static HistorySpan of(
      @Nullable HistoryPeriod period,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      LocalDate today) {
    if (from == null && to == null) {
      var asked = Objects.requireNonNullElse(period, HistoryPeriod.MONTH);
      return new HistorySpan(asked.first(today), today, true);
    }
    if (period != null) {
      throw RequestProblem.parameter("period", "must not be given beside from or to");
    }
    return between(
        Objects.requireNonNullElse(from, LocalDate.EPOCH),
        Objects.requireNonNullElse(to, today),
        today);
  }

  private static HistorySpan between(LocalDate from, LocalDate to, LocalDate today) {
    if (from.isAfter(today)) {
      throw RequestProblem.parameter("from", "must not lie in the future");
    }
    if (to.isBefore(from)) {
      throw RequestProblem.parameter("to", "must not be before from");
    }
    return to.isBefore(today)
        ? new HistorySpan(from, to, false)
        : new HistorySpan(from, today, true);
  }
}
