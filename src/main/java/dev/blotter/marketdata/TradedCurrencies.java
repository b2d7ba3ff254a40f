package dev.blotter.marketdata;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Symbol;
import io.smallrye.mutiny.Uni;
import java.util.Set;

/** Knows what instruments are traded in, whoever told what of them. */
public interface TradedCurrencies {

  /**
   * The currencies that the instrument is held in or ordered in now; the read side may be a moment
   * behind.
   */
  Uni<Set<Currency>> of(Symbol symbol);
}
