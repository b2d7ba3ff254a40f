package dev.blotter.kernel;

import java.math.BigDecimal;
import java.util.Optional;

/** The prices that holdings are valued at, as they were given to a decision. */
@FunctionalInterface
public interface Marks {

  /** No prices at all. */
  Marks NONE = (symbol, signedQuantity) -> Optional.empty();

  /**
   * What a unit of that quantity is valued at, in the instrument's quote currency: the bid for what
   * is held, the ask for what is owed, else the last price. Empty where no price is known, never
   * zero.
   */
  Optional<Mark> mark(Symbol symbol, BigDecimal signedQuantity);
}
