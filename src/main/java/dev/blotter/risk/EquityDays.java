package dev.blotter.risk;

import dev.blotter.portfolio.ValuedDay;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an account was worth, day by day. A day that is missing was worth what the day before was.
 *
 * @param before the last day before the first that has an equity, or null where there is none
 * @param first the first day that is looked at
 * @param days those from then on, the oldest first
 * @param unchangedUntil the day from which on it may be worth something else than at its last
 *     valuation
 */
record EquityDays(
    @Nullable ValuedDay before, LocalDate first, List<ValuedDay> days, LocalDate unchangedUntil) {

  /** How far back an account's own history goes. */
  static final int MOST = 365;

  EquityDays {
    days = List.copyOf(days);
  }

  /** The first day of the history of an account that is looked at on that day. */
  static LocalDate first(LocalDate today) {
    return today.minusDays(MOST);
  }

  /** Those of these valuations, the oldest first. */
  static EquityDays of(List<ValuedDay> all, LocalDate first, LocalDate unchangedUntil) {
    var before = all.stream().filter(valued -> valued.day().isBefore(first)).toList();
    return new EquityDays(
        last(before.stream()).orElse(null),
        first,
        all.subList(before.size(), all.size()),
        unchangedUntil);
  }

  /** The last day of which it is known what the account was worth. */
  Optional<ValuedDay> last() {
    return last(Stream.concat(Stream.ofNullable(before), days.stream()));
  }

  private static Optional<ValuedDay> last(Stream<ValuedDay> days) {
    return days.filter(valued -> valued.equity() != null).reduce((one, other) -> other);
  }
}
