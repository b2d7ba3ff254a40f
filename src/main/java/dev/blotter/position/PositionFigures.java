package dev.blotter.position;

import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Where a position stands after an event.
 *
 * @param signedQuantity positive when long, negative when short, zero when flat
 * @param costBasis what the open quantity cost; negative for the proceeds of a short
 * @param avgPxOpen cost of one unit to ten decimals: of the open quantity, or once flat that of the
 *     quantity last open
 * @param avgPxClose average price of what was closed, or null where nothing was
 * @param grossRealizedPnl before fees
 * @param realizedPnl after all fees of the cycle, opening ones included
 * @param peakQuantity the largest quantity of the cycle
 */
public record PositionFigures(
    PositionSide side,
    BigDecimal signedQuantity,
    Money costBasis,
    @Nullable Price avgPxOpen,
    @Nullable Price avgPxClose,
    Money grossRealizedPnl,
    Money fees,
    Money realizedPnl,
    Quantity peakQuantity) {}
