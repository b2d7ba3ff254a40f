package dev.blotter.trading;

import dev.blotter.eventlog.AppendListener;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.Symbol;
import dev.blotter.marketdata.Quotes;
import dev.blotter.order.OrderEvent.OrderFilled;
import dev.blotter.portfolio.PortfolioEvent.TradeCashPosted;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Tells the quotes what was paid in each execution that this node has taken in. */
@ApplicationScoped
public class LastTradePrices implements AppendListener {
  private final Quotes quotes;

  public LastTradePrices(Quotes quotes) {
    this.quotes = quotes;
  }

  /** A fill and its posting are one append; the posting names the instrument. */
  @Override
  public void appended(int lane, List<RecordedEvent> events) {
    Map<Execution, Symbol> symbols = new HashMap<>();
    for (var event : events) {
      if (event.event() instanceof TradeCashPosted posted) {
        symbols.put(
            new Execution(posted.orderId(), posted.venue(), posted.execId()),
            posted.holding().symbol());
      }
    }
    events.forEach(event -> learn(event, symbols));
  }

  private void learn(RecordedEvent event, Map<Execution, Symbol> symbols) {
    if (event.event() instanceof OrderFilled fill) {
      var symbol = symbols.get(new Execution(event.aggregate().id(), fill.venue(), fill.execId()));
      if (symbol != null) {
        var at = Objects.requireNonNullElse(event.effectiveAt(), event.occurredAt());
        quotes.traded(symbol, fill.lastPx(), at);
      }
    }
  }

  private record Execution(UUID orderId, String venue, String execId) {}
}
