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

  /** This quote with a price paid at that time. */
  Quote traded(Price price, Instant time) {
    return new Quote(symbol, bid, ask, price, time.isAfter(at) ? time : at);
  }

  /** This quote with what the other knows; what the other does not know stays. */
  Quote updated(Quote other) {
    return new Quote(
        symbol,
        other.bid == null ? bid : other.bid,
        other.ask == null ? ask : other.ask,
        other.last == null ? last : other.last,
        other.at);
  }
}
