package dev.blotter.marketdata;

import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Symbol;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Optional;

/** Values holdings at the latest quotes. */
@ApplicationScoped
public class MarketMarks implements Marks {

  private final Prices prices;

  public MarketMarks(Prices prices) {
    this.prices = prices;
  }

  @Override
  public Optional<Mark> mark(Symbol symbol, BigDecimal signedQuantity) {
    return prices
        .quote(symbol)
        .flatMap(
            quote ->
                (signedQuantity.signum() < 0 ? quote.markShort() : quote.markLong())
                    .map(price -> new Mark(price, quote.at())));
  }
}
