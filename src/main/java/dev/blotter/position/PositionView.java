package dev.blotter.position;

import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One cycle of a position as clients see it. Amounts are in {@code currency}, to its minor unit,
 * but for prices.
 *
 * @param cycle counted from 1 for each user and symbol
 * @param qty how much is open, whichever way
 * @param signedQty positive when long, negative when short, zero when flat
 * @param qtyAvailable how much of it no active order is about to close
 * @param peakQty the largest quantity of the cycle
 * @param avgPxOpen the average price of the fills that opened it, to ten decimals; null only where
 *     no fill is left
 * @param avgPxClose that of what was closed, or null where nothing was
 * @param costBasis what the open quantity cost; negative for the proceeds of a short
 * @param markPrice what a unit is valued at, or null where no price is known; one that was quoted
 *     before a split of the position is divided by it
 * @param markedAt when that price was quoted
 * @param marketValue negative for a short; null where no price is known
 * @param unrealizedPnl null where no price is known
 * @param grossRealizedPnl before fees
 * @param fees of the whole cycle; negative where rebates were more
 * @param realizedPnl after all fees of the cycle, opening ones included
 * @param totalPnl realized and unrealized together; null where no price is known
 * @param realizedReturn what a unit that was closed brought, as a part of what it had been opened
 *     at, before fees; zero where nothing was closed
 * @param lastFillAt when the last fill was executed
 * @param closedAt when it came to be flat, or null while it is open
 */
public record PositionView(
    UUID positionId,
    UUID userId,
    Symbol symbol,
    int cycle,
    PositionSide side,
    Quantity qty,
    BigDecimal signedQty,
    Quantity qtyAvailable,
    Quantity peakQty,
    String currency,
    @Nullable Price avgPxOpen,
    @Nullable Price avgPxClose,
    BigDecimal costBasis,
    @Nullable Price markPrice,
    @Nullable Instant markedAt,
    @Nullable BigDecimal marketValue,
    @Nullable BigDecimal unrealizedPnl,
    BigDecimal grossRealizedPnl,
    BigDecimal fees,
    BigDecimal realizedPnl,
    @Nullable BigDecimal totalPnl,
    BigDecimal realizedReturn,
    Instant openedAt,
    Instant lastFillAt,
    @Nullable Instant closedAt) {

  /**
   * That cycle at these prices.
   *
   * @param available how much of an open position in an instrument no active order is about to
   *     close
   */
  public static PositionView of(
      UUID positionId, Position position, Function<Symbol, Quantity> available, Marks marks) {
    var figures = position.figures();
    var free = position.open() ? available.apply(position.symbol()) : Quantity.ZERO;
    var mark = marks.mark(position.symbol(), figures.signedQuantity()).orElse(null);
    return of(positionId, position, free, Valuation.of(figures, mark));
  }

  /**
   * That cycle at that valuation.
   *
   * @param available how much of it no active order is about to close
   */
  public static PositionView of(
      UUID positionId, Position position, Quantity available, Valuation valuation) {
    var figures = position.figures();
    var mark = Optional.ofNullable(valuation.mark());
    return new PositionView(
        positionId,
        position.userId(),
        position.symbol(),
        position.cycle(),
        figures.side(),
        figures.quantity(),
        figures.signedQuantity(),
        available,
        figures.peakQuantity(),
        figures.quote().code(),
        figures.avgPxOpen(),
        figures.avgPxClose(),
        figures.costBasis().amount(),
        mark.map(m -> m.price()).orElse(null),
        mark.map(m -> m.at()).orElse(null),
        Money.amountOf(valuation.marketValue()),
        Money.amountOf(valuation.unrealizedPnl()),
        figures.grossRealizedPnl().amount(),
        figures.fees().amount(),
        figures.realizedPnl().amount(),
        Money.amountOf(valuation.totalPnl(figures)),
        position.realizedReturn(),
        position.openedAt(),
        position.lastFillAt(),
        position.closedAt());
  }
}
