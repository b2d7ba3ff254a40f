package dev.blotter.marketdata;

import dev.blotter.kernel.Symbol;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What instruments closed at, day by day. */
@ApplicationScoped
public class DailyPrices {

  private final DailyPriceQueries queries;
  private final RecentDailyPrices recent;

  DailyPrices(DailyPriceQueries queries, RecentDailyPrices recent) {
    this.queries = queries;
    this.recent = recent;
  }

  /**
   * The closes of these instruments on the days from the one to the other, both included, the
   * oldest first. A day without a price is left out, and so is a symbol without any. What other
   * nodes learn meanwhile may be missing for a minute.
   */
  public Uni<Map<Symbol, List<DailyPrice>>> of(
      Collection<Symbol> symbols, LocalDate from, LocalDate to) {
    return recent.of(symbols, from, to, queries::of);
  }
}
