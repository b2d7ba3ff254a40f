package dev.blotter.marketdata;

import dev.blotter.kernel.TradePrices.Trade;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a node knew once it had learned of a trade.
 *
 * @param at when the log has it
 */
record Learned(KnownPrices prices, Instant at) {

  /** Something of the last trade that counts, or null where there is none. */
  <T> @Nullable T paid(Function<Trade, @Nullable T> part) {
    return prices.trades().trades().stream()
        .filter(trade -> trade.price() != null)
        .findFirst()
        .map(part)
        .orElse(null);
  }
}
