package dev.blotter.portfolio;

import dev.blotter.kernel.Symbol;
import dev.blotter.kernel.TradingCalendar;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When the proceeds of sales settle: that many business days after the trade at that time of day
 * for plain symbols, at once for pairs.
 *
 * @param businessDays 1 for US equities since 2024-05-28 (SEC Rule 15c6-1)
 */
public record SettlementPolicy(
    int businessDays, LocalTime time, ZoneId zone, TradingCalendar calendar) {

  public SettlementPolicy {
    if (businessDays < 0) {
      throw new IllegalArgumentException("negative number of days: " + businessDays);
    }
  }

  /** When a sale executed then settles, or empty where it settles at once. */
  public Optional<Instant> settlesAt(Symbol symbol, Instant executedAt) {
    return symbol.isPair() || businessDays == 0 ? Optional.empty() : Optional.of(due(executedAt));
  }

  private Instant due(Instant executedAt) {
    var date = executedAt.atZone(zone).toLocalDate();
    for (int day = 0; day < businessDays; day++) {
      date = calendar.next(date);
    }
    return date.atTime(time).atZone(zone).toInstant();
  }
}
