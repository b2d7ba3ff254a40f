package dev.blotter.position;

import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A quantity that is still open. The price and amounts are in the quote currency.
 *
 * @param side LONG where it was bought
 * @param entryPrice of one unit, to ten decimals; an average where it was opened in parts
 * @param entryValue what it cost, or brought where it was sold short; never negative
 * @param fees of its fills that no closed lot bears yet
 * @param orderIds the orders that opened it
 */
public record OpenLot(
    PositionSide side,
    Quantity qty,
    Price entryPrice,
    Money entryValue,
    Money fees,
    List<UUID> orderIds,
    Instant openedAt) {

  public OpenLot {
    orderIds = List.copyOf(orderIds);
  }
}
