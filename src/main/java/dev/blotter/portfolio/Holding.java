package dev.blotter.portfolio;

import dev.blotter.kernel.Money;
import dev.blotter.kernel.Symbol;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * What an account holds of one instrument: the last cycle of its position.
 *
 * @param positionId the last cycle, open or closed
 * @param cycle its number, counted from 1 for each symbol
 * @param signedQuantity positive when long, negative when short, zero when flat
 * @param costBasis what the open quantity cost, negative for the proceeds of a short
 */
public record Holding(
    Symbol symbol, UUID positionId, int cycle, BigDecimal signedQuantity, Money costBasis) {}
