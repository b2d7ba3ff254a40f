package dev.blotter.risk;

import dev.blotter.kernel.Marks;
import dev.blotter.order.PendingQuantity;
import dev.blotter.portfolio.PortfolioRow;
import dev.blotter.portfolio.TradingDays;
import dev.blotter.portfolio.ValuedDay;
import dev.blotter.position.Position;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What is known of an account at a moment.
 *
 * @param pending what orders that were active left to be executed, by instrument
 * @param positions those that were open, one of an instrument
 * @param marks the prices of that moment
 * @param valued what it was worth by then, day by day: those of its history and the last before
 */
public record KnownAccount(
    Instant at,
    PortfolioRow row,
    List<PendingQuantity> pending,
    List<Position> positions,
    Marks marks,
    List<ValuedDay> valued) {

  public KnownAccount {
    pending = List.copyOf(pending);
    positions = List.copyOf(positions);
    valued = List.copyOf(valued);
  }

  /** The day from which on it may be worth something else than at its last valuation. */
  LocalDate unchangedUntil(TradingDays days) {
    return days.current(Objects.requireNonNullElse(row.unvaluedSince(), at));
  }

  /** The same at other prices. */
  KnownAccount with(Marks others) {
    return new KnownAccount(at, row, pending, positions, others, valued);
  }
}
