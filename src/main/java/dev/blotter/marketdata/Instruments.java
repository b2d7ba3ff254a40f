package dev.blotter.marketdata;

import dev.blotter.kernel.Symbol;
import java.util.Optional;

/** The instruments known at this moment. */
@FunctionalInterface
public interface Instruments {

  /** None is known: everything is traded in the currency of the account. */
  Instruments NONE = symbol -> Optional.empty();

  /** That instrument as it was told last, or empty where nobody has told it. */
  Optional<Instrument> find(Symbol symbol);
}
