package dev.blotter.portfolio;

import dev.blotter.kernel.Symbol;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When the proceeds of sales settle: that many business days after the trade at that time of day
 * for plain symbols, at once for pairs. Saturdays and Sundays are no business days; holidays are
 * not known here.
 *
 * @param businessDays 1 for US equities since 2024-05-28 (SEC Rule 15c6-1)
 */
public record SettlementPolicy(int businessDays, LocalTime time, ZoneId zone) {

  public SettlementPolicy {
    if (businessDays < 0) {
      throw new IllegalArgumentException("negative number of days: " + businessDays);
    }
  }

  /** When a sale executed then settles, or empty where it settles at once. */
  public Optional<Instant> settlesAt(Symbol symbol, Instant executedAt) {
    boolean pair = symbol.value().indexOf('/') >= 0;
    return pair || businessDays == 0 ? Optional.empty() : Optional.of(due(executedAt));
  }

  private Instant due(Instant executedAt) {
    var date = executedAt.atZone(zone).toLocalDate();
    for (int day = 0; day < businessDays; day++) {
      date = nextBusinessDay(date);
    }
    return date.atTime(time).atZone(zone).toInstant();
  }

  private static LocalDate nextBusinessDay(LocalDate date) {
    var next = date.plusDays(1);
    while (next.getDayOfWeek() == DayOfWeek.SATURDAY || next.getDayOfWeek() == DayOfWeek.SUNDAY) {
      next = next.plusDays(1);
    }
    return next;
  }
}
