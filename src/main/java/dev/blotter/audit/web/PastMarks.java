package dev.blotter.audit.web;

import dev.blotter.audit.account.PaidPrices;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Symbol;
import dev.blotter.marketdata.Prices;
import dev.blotter.marketdata.QuoteHistory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows what accounts of the past are valued at. */
@ApplicationScoped
class PastMarks {

  private final QuoteHistory history;
  private final Prices latest;

  PastMarks(QuoteHistory history, Prices latest) {
    this.history = history;
    this.latest = latest;
  }

  /**
   * The prices of those instruments as they were known at a moment, or the latest where none is
   * named.
   *
   * @param paid in the user's own executions by then
   */
  Uni<Marks> at(@Nullable Instant moment, Set<Symbol> symbols, PaidPrices paid) {
    return moment == null
        ? Uni.createFrom().item(latest)
        : history.at(moment, symbols, paid.trades()).map(prices -> prices);
  }
}
