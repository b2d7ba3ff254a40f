package dev.blotter.position;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import java.util.List;
import java.util.Map;

/**
 * What a bust or a correction comes to.
 *
 * @param changes for the cycles that it changed, old and new
 * @param cash what is to be added to the cash for it, without fees
 * @param fees what is to be charged for it in addition, by currency; negative for what is given
 *     back; without currencies in which nothing changes
 * @param book where the account stands afterwards
 */
public record Refold(
    List<PositionChange> changes, Money cash, Map<Currency, Money> fees, PositionBook book) {

  public Refold {
    changes = List.copyOf(changes);
    fees = Map.copyOf(fees);
  }
}
