package dev.blotter.portfolio;

import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an active order binds of an account: every one has it, also where that is nothing.
 *
 * @param leaves what may still be executed; zero for an exit that goes on though its group has
 *     nothing left to close
 * @param openingShort how much of a sale is not covered by what is held; of an order that may only
 *     reduce, how much more it leaves than there is to close
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

  /**
   * Whether it may come to close more than it does now: of an order that may only reduce, once more
   * is held. Its venue has it for more than there is, and has not said yet that it goes.
   */
  boolean lacks() {
    return reduceOnly && (leaves.isZero() || !openingShort.isZero());
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
