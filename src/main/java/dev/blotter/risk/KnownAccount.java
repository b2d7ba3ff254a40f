package dev.blotter.risk;

import dev.blotter.kernel.Marks;
import dev.blotter.order.PendingQuantity;
import dev.blotter.portfolio.PortfolioRow;
import dev.blotter.position.Position;
import java.time.Instant;
import java.util.List;

/**
 * What is known of an account at a moment.
 *
 * @param pending what orders that were active left to be executed, by instrument
 * @param positions those that were open, one of an instrument
 * @param marks the prices of that moment
 */
public record KnownAccount(
    Instant at,
    PortfolioRow row,
    List<PendingQuantity> pending,
    List<Position> positions,
    Marks marks) {

  public KnownAccount {
    pending = List.copyOf(pending);
    positions = List.copyOf(positions);
  }

  /** The same at other prices. */
  KnownAccount with(Marks others) {
    return new KnownAccount(at, row, pending, positions, others);
  }
}
