package dev.blotter.marketdata;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Symbol;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The latest prices of one instrument, in its quote currency.
 *
 * @param bid what buyers offer, or null where that is not known
 * @param ask what sellers ask, or null where that is not known
 * @param last what was last paid, or null where that is not known
 * @param at when this held
 */
public record Quote(
    Symbol symbol, @Nullable Price bid, @Nullable Price ask, @Nullable Price last, Instant at) {

  /** What a long position is worth: the bid, else the last price. */
  public Optional<Price> markLong() {
    return Optional.ofNullable(bid == null ? last : bid);
  }

  /** What a short position is worth: the ask, else the last price. */
  public Optional<Price> markShort() {
    return Optional.ofNullable(ask == null ? last : ask);
  }

  /** What a purchase is likely to pay: the ask, else the last price. */
  public Optional<Price> toBuy() {
    return markShort();
  }
}
