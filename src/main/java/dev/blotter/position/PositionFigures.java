package dev.blotter.position;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Fraction;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Notional;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Split;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a position stands after an event.
 *
 * @param signedQuantity positive when long, negative when short, zero when flat
 * @param remainder what is open exactly, beyond the decimals of {@code signedQuantity}: less than a
 *     split could put into them, and with its sign; null where nothing is
 * @param costBasis what the open quantity cost, in minor units; negative for the proceeds of a
 *     short
 * @param costFraction what rounding has left out of the cost; parts are taken off both together
 * @param avgPxOpen the average price of the fills that opened it, to ten decimals; once flat that
 *     of the quantity last open; null only where no fill is left
 * @param avgPxClose average price of what was closed, or null where nothing was
 * @param closedQuantity how much was closed in this cycle
 * @param grossRealizedPnl before fees
 * @param realizedPnl after all fees of the cycle, opening ones included
 * @param peakQuantity the largest quantity of the cycle
 * @param splits those since it was opened, the oldest first: prices of before are of other units;
 *     null where there was none, and once flat
 */
public record PositionFigures(
    PositionSide side,
    BigDecimal signedQuantity,
    @Nullable Fraction remainder,
    Money costBasis,
    Notional costFraction,
    @Nullable Price avgPxOpen,
    @Nullable Price avgPxClose,
    Quantity closedQuantity,
    Money grossRealizedPnl,
    Money fees,
    Money realizedPnl,
    Quantity peakQuantity,
    @Nullable List<Split> splits) {

  public PositionFigures {
    splits = splits == null ? null : List.copyOf(splits);
  }

  /** The figures before the first fill. */
  public static PositionFigures none(Currency quote) {
    var zero = Money.zero(quote);
    return new PositionFigures(
        PositionSide.FLAT,
        BigDecimal.ZERO,
        null,
        zero,
        Notional.ZERO,
        null,
        null,
        Quantity.ZERO,
        zero,
        zero,
        zero,
        Quantity.ZERO,
        null);
  }

  /** How much is open, whichever way. */
  public Quantity quantity() {
    return new Quantity(signedQuantity.abs());
  }

  /** What is open exactly, with its sign: what the next split is of. */
  Fraction exactQuantity() {
    var decimals = Fraction.of(signedQuantity);
    return remainder == null ? decimals : decimals.plus(remainder);
  }

  /** The currency that all amounts are in. */
  public Currency quote() {
    return costBasis.currency();
  }

  /** True where nothing is open. */
  public boolean flat() {
    return side == PositionSide.FLAT;
  }
}
