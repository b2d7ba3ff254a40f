package dev.blotter.risk;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What an account would be after a shock, in its base currency.
 *
 * @param scenario a stable name
 * @param profitLoss negative for a loss; null where something has no price or too few daily ones
 * @param equity after it; null likewise
 * @param maintenanceMargin what would have to stay; null likewise
 * @param marginCall whether equity would be less than that; null likewise
 */
public record StressFigures(
    Scenario scenario,
    @Nullable BigDecimal profitLoss,
    @Nullable BigDecimal equity,
    @Nullable BigDecimal maintenanceMargin,
    @Nullable Boolean marginCall) {

  /** What is supposed to happen. */
  public enum Scenario {
    /** All positions are worth ten percent less. */
    MARKET_DOWN_10,
    /** All positions are worth twenty percent less. */
    MARKET_DOWN_20,
    /** All positions are worth ten percent more. */
    MARKET_UP_10,
    /** The price of the largest position jumps by thirty percent against it. */
    LARGEST_POSITION_GAP,
    /** All foreign currencies lose five percent. */
    CURRENCIES_DOWN_5,
    /** All foreign currencies gain five percent. */
    CURRENCIES_UP_5,
    /** Each position loses its own value at risk, of the first confidence, at the same time. */
    ALL_CORRELATED
  }
}
