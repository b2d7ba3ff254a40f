package dev.blotter.position;

import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A quantity that was opened and closed. Prices and amounts are in the quote currency.
 *
 * @param side LONG where it was bought first
 * @param entryPrice of one unit, to ten decimals; an average where it was opened in parts
 * @param exitPrice likewise of what closed it
 * @param grossPnl before fees
 * @param fees of its fills; a fill's fee is borne by the first lot that the fill belongs to
 * @param orderIds the orders that opened and closed it, in that order
 */
public record ClosedLot(
    PositionSide side,
    Quantity qty,
    Price entryPrice,
    Price exitPrice,
    Money grossPnl,
    Money fees,
    List<UUID> orderIds,
    Instant openedAt,
    Instant closedAt) {

  public ClosedLot {
    orderIds = List.copyOf(orderIds);
  }
}
