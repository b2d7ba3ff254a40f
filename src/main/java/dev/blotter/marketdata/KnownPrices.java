package dev.blotter.marketdata;

import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Symbol;
import dev.blotter.kernel.TradePrices;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of the prices of one instrument.
 *
 * @param bid what buyers offer, or null where that is not known
 * @param ask what sellers ask, or null where that is not known
 * @param at when these two held; the epoch where neither was ever told
 * @param trades what was paid last
 */
record KnownPrices(
    Symbol symbol, @Nullable Price bid, @Nullable Price ask, Instant at, TradePrices trades) {

  /** Names no trade: what a feed says was paid last. */
  private static final String QUOTED = "";

  static KnownPrices nothing(Symbol symbol) {
    return of(symbol, TradePrices.NONE);
  }

  static KnownPrices of(Symbol symbol, TradePrices trades) {
    return new KnownPrices(symbol, null, null, Instant.EPOCH, trades);
  }

  static KnownPrices of(Quote quote) {
    var last = quote.last();
    if (last == null) {
      return new KnownPrices(
          quote.symbol(), quote.bid(), quote.ask(), quote.at(), TradePrices.NONE);
    }
    boolean only = quote.bid() == null && quote.ask() == null;
    return new KnownPrices(
        quote.symbol(),
        quote.bid(),
        quote.ask(),
        only ? Instant.EPOCH : quote.at(),
        TradePrices.NONE.paid(QUOTED, last, quote.at()));
  }

  KnownPrices with(TradePrices next) {
    return new KnownPrices(symbol, bid, ask, at, next);
  }

  /** With what the other knows; prices that it does not know stay, older ones change nothing. */
  KnownPrices and(KnownPrices other) {
    var both = trades.and(other.trades);
    return other.at.isBefore(at)
        ? with(both)
        : new KnownPrices(
            symbol,
            other.bid == null ? bid : other.bid,
            other.ask == null ? ask : other.ask,
            other.at,
            both);
  }

  /** As others see it. */
  Quote quote() {
    var last = trades.last();
    var paidAt = last.map(Mark::at).orElse(Instant.EPOCH);
    return new Quote(
        symbol, bid, ask, last.map(Mark::price).orElse(null), paidAt.isAfter(at) ? paidAt : at);
  }

  /** True where every price was withdrawn. */
  boolean empty() {
    return bid == null && ask == null && trades.last().isEmpty();
  }
}
