package dev.blotter.portfolio;

import dev.blotter.projection.ReadRow;
import dev.blotter.projection.RowMark;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a portfolio was worth on a trading day, as its projection keeps it. Amounts are in the base
 * currency.
 *
 * @param at the moment that it was valued at
 * @param closes whether the day was over by then
 * @param cash all currencies, or null where one had no rate
 * @param longValue what was held, or null where a price or rate was missing
 * @param shortValue what was owed, negative; null likewise
 * @param equity all of it together, or null where any of it is
 * @param flows deposits less withdrawals since the last valuation of an earlier day that had an
 *     equity, or since the account was opened; null where a currency had no rate
 */
public record ValuationRow(
    UUID id,
    UUID userId,
    LocalDate day,
    Instant at,
    boolean closes,
    @Nullable BigDecimal cash,
    @Nullable BigDecimal longValue,
    @Nullable BigDecimal shortValue,
    @Nullable BigDecimal equity,
    @Nullable BigDecimal flows,
    RowMark mark)
    implements ReadRow {

  /** What others are told of it. */
  public ValuedDay valued() {
    return new ValuedDay(day, at, equity, flows);
  }
}
