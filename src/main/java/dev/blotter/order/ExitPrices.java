package dev.blotter.order;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Side;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The prices of a group against each other: of exits that sell, the stop lies below the entry and
 * the limit of the take-profit above it; of exits that buy, the other way round. An exit on the
 * wrong side would be executed at once.
 *
 * @param entry what the entry asks for, or null where there is none or it is over
 * @param takeProfit the limit at which it takes its profit, or null where there is none
 * @param stopLoss the price at which it stops the loss, or null where there is none
 */
public record ExitPrices(
    @Nullable OrderTerms entry, @Nullable Price takeProfit, @Nullable Price stopLoss) {

  /** Which exit is on the wrong side; empty where none is. */
  public Optional<GroupRole> wrong(Side exits) {
    var paid = entry == null ? null : paid(entry);
    if (!inOrder(exits, paid, takeProfit)) {
      return Optional.of(GroupRole.TAKE_PROFIT);
    }
    return inOrder(exits, stopLoss, paid) && inOrder(exits, stopLoss, takeProfit)
        ? Optional.empty()
        : Optional.of(GroupRole.STOP_LOSS);
  }

  /** What an entry is executed at, or null where only the market knows. */
  private static @Nullable Price paid(OrderTerms entry) {
    return entry.limitPrice() == null ? entry.stopPrice() : entry.limitPrice();
  }

  private static boolean inOrder(Side exits, @Nullable Price worse, @Nullable Price better) {
    if (worse == null || better == null) {
      return true;
    }
    return exits == Side.SELL ? worse.compareTo(better) < 0 : better.compareTo(worse) < 0;
  }
}
