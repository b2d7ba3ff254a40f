package dev.blotter.marketdata;

import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Symbol;
import dev.blotter.kernel.TradePrices;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of the prices of one instrument, each since when it held.
 *
 * @param bid what buyers offer, or null where that is not known
 * @param ask what sellers ask, or null where that is not known
 * @param trades what was paid last
 */
record KnownPrices(Symbol symbol, @Nullable Mark bid, @Nullable Mark ask, TradePrices trades) {

  /** Names no trade: what a feed says was paid last. */
  private static final String QUOTED = "";

  static KnownPrices nothing(Symbol symbol) {
    return of(symbol, TradePrices.NONE);
  }

  static KnownPrices of(Symbol symbol, TradePrices trades) {
    return new KnownPrices(symbol, null, null, trades);
  }

  static KnownPrices of(Quote quote) {
    var last = quote.last();
    return new KnownPrices(
        quote.symbol(),
        quote.bid(),
        quote.ask(),
        last == null ? TradePrices.NONE : TradePrices.NONE.paid(QUOTED, last.price(), last.at()));
  }

  KnownPrices with(TradePrices next) {
    return new KnownPrices(symbol, bid, ask, next);
  }

  /** With what the other knows; prices that it does not know stay, older ones change nothing. */
  KnownPrices and(KnownPrices other) {
    return new KnownPrices(
        symbol, newer(bid, other.bid), newer(ask, other.ask), trades.and(other.trades));
  }

  private static @Nullable Mark newer(@Nullable Mark known, @Nullable Mark told) {
    return told == null || (known != null && told.at().isBefore(known.at())) ? known : told;
  }

  /** As others see it. */
  Quote quote() {
    return new Quote(symbol, bid, ask, trades.last().orElse(null));
  }

  /** True where every price was withdrawn. */
  boolean empty() {
    return bid == null && ask == null && trades.last().isEmpty();
  }
}
