package dev.blotter.risk;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one position adds to the risk of an account. Amounts are in the account's base currency, and
 * values at risk are of the first confidence that was asked for, over the horizon; a loss is
 * positive. What follows from a price, a rate or daily prices is null where there are none.
 *
 * @param quantity negative where it is owed
 * @param markedAt when the price held
 * @param marketValue negative where it is owed
 * @param weight its value, whichever way, by all that is held and owed
 * @param pendingQuantity what active orders would add; negative where they sell
 * @param volatility the deviation of its returns in a year
 * @param worstMove how far its daily closes went against it since it was opened, from the best of
 *     them, for one unit in its own currency
 * @param standalone the value at risk if there were nothing else
 * @param component its share of the parametric value at risk of the account: all shares together
 *     are that, cash in foreign currencies included. Negative where it lessens it
 * @param marginal how much that would grow for each unit of the currency that is added
 */
public record PositionRisk(
    Symbol symbol,
    BigDecimal quantity,
    Currency currency,
    @Nullable Price markPrice,
    @Nullable Instant markedAt,
    @Nullable BigDecimal marketValue,
    @Nullable BigDecimal weight,
    BigDecimal pendingQuantity,
    @Nullable BigDecimal volatility,
    @Nullable BigDecimal worstMove,
    @Nullable BigDecimal standalone,
    @Nullable BigDecimal component,
    @Nullable BigDecimal marginal) {}
