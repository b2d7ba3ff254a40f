package dev.blotter.portfolio;

import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an active order binds of an account.
 *
 * @param leaves what may still be executed
 * @param openingShort how much of a sale is not covered by what is held
 * @param reservePrice what one unit is reserved at, or null where nothing is reserved
 * @param reduceOnly true where the order may only reduce a position
 * @param reserved cash held for it, in the instrument's quote currency
 */
public record Commitment(
    UUID orderId,
    Symbol symbol,
    Side side,
    Quantity leaves,
    Quantity openingShort,
    @Nullable Price reservePrice,
    boolean reduceOnly,
    Money reserved) {

  /** How much of a sale closes what is held; all of a purchase may close a short. */
  public Quantity closing() {
    return leaves.minusOrZero(openingShort);
  }

  /** What it binds once only that is left; a sale closes first. */
  Commitment reduced(Quantity nextLeaves, Money nextReserved) {
    return new Commitment(
        orderId,
        symbol,
        side,
        nextLeaves,
        openingShort.min(nextLeaves),
        reservePrice,
        reduceOnly,
        nextReserved);
  }
}
