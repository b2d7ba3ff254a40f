package dev.blotter.marketdata;

import dev.blotter.kernel.Symbol;
import java.util.Optional;

/**
 * The prices known at this moment. No price is never zero or a guess: it is empty, and whoever
 * needs one has to say that it is missing.
 */
public interface Prices {

  /** The latest quote of the instrument, or empty where none was ever seen. */
  Optional<Quote> quote(Symbol symbol);
}
