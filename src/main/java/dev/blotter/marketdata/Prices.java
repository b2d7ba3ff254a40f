package dev.blotter.marketdata;

import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Symbol;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The prices known at this moment. No price is never zero or a guess: it is empty, and whoever
 * needs one has to say that it is missing.
 */
public interface Prices extends Marks {

  /** The latest quote of the instrument, or empty where none was ever seen. */
  Optional<Quote> quote(Symbol symbol);

  @Override
  default Optional<Mark> mark(Symbol symbol, BigDecimal signedQuantity) {
    return quote(symbol)
        .flatMap(quote -> signedQuantity.signum() < 0 ? quote.markShort() : quote.markLong());
  }
}
