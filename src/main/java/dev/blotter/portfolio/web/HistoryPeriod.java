package dev.blotter.portfolio.web;

import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/** How far back a history goes, in the words that clients use. */
enum HistoryPeriod {
  DAY("1D", Period.ofDays(1)),
  WEEK("1W", Period.ofWeeks(1)),
  MONTH("1M", Period.ofMonths(1)),
  QUARTER("3M", Period.ofMonths(3)),
  YEAR("1A", Period.ofYears(1)),
  ALL("all", null);

  private final String word;
  private final @Nullable Period length;

  HistoryPeriod(String word, @Nullable Period length) {
    this.word = word;
    this.length = length;
  }

  /** The first day of the period that ends with that day. */
  LocalDate first(LocalDate last) {
    return length == null ? LocalDate.EPOCH : last.minus(length).plusDays(1);
  }

  @Override
  public String toString() {
    return word;
  }
}
