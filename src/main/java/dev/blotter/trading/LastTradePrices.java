package dev.blotter.trading;

import dev.blotter.eventlog.AppendListener;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.Symbol;
import dev.blotter.marketdata.Quotes;
import dev.blotter.order.TradeReport;
import dev.blotter.portfolio.PortfolioEvent.TradeCashPosted;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells the quotes what was paid in each execution that this node has taken in, and what became of
 * it: a price that was never paid is no mark.
 */
@ApplicationScoped
public class LastTradePrices implements AppendListener {
  private final Quotes quotes;

  public LastTradePrices(Quotes quotes) {
    this.quotes = quotes;
  }

  /** A report and its posting are one append; the posting names the instrument. */
  @Override
  public void appended(int lane, List<RecordedEvent> events) {
    Map<String, Symbol> symbols = new HashMap<>();
    for (var event : events) {
      if (event.event() instanceof TradeCashPosted posted) {
        symbols.put(TradeReport.id(posted.ref()), posted.holding().symbol());
      }
    }
    events.forEach(
        event ->
            TradeReport.of(event).ifPresent(report -> learn(report, event.occurredAt(), symbols)));
  }

  private void learn(TradeReport report, Instant at, Map<String, Symbol> symbols) {
    var symbol = symbols.get(report.id());
    if (symbol != null) {
      quotes.traded(symbol, at, report.change());
    }
  }
}
