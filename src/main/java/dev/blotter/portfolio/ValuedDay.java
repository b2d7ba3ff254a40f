package dev.blotter.portfolio;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an account was worth on a trading day, in its base currency. What a day has earned is its
 * equity less that of the last day before that had one, less the flows.
 *
 * @param at the moment that it was valued at
 * @param equity null where a price or a rate was missing
 * @param flows deposits less withdrawals since the last day before that had an equity, or since the
 *     account was opened; null where a currency had no rate
 */
public record ValuedDay(
    LocalDate day, Instant at, @Nullable BigDecimal equity, @Nullable BigDecimal flows) {

  /**
   * What one unit of the equity before has become, flows apart: 1.01 where one percent was earned.
   * What came in counts as there when the day began, what went out as there until it ended, as it
   * is usual: so an account that is worth something has never lost more than all. To 34 digits;
   * null where what the day began with was not above zero, or this day's equity or flows are not
   * known.
   */
  public @Nullable BigDecimal growthSince(BigDecimal before) {
    if (equity == null || flows == null) {
      return null;
    }
    var began = before.add(flows.max(BigDecimal.ZERO));
    var ended = equity.subtract(flows.min(BigDecimal.ZERO));
    return began.signum() <= 0 ? null : ended.divide(began, MathContext.DECIMAL128);
  }
}
