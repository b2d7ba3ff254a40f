package dev.blotter.trading;

import dev.blotter.eventlog.AppendListener;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.Symbol;
import dev.blotter.kernel.TradePrices;
import dev.blotter.marketdata.Quotes;
import dev.blotter.order.OrderEvent.OrderFillBusted;
import dev.blotter.order.OrderEvent.OrderFillCorrected;
import dev.blotter.order.OrderEvent.OrderFilled;
import dev.blotter.portfolio.PortfolioEvent.TradeCashPosted;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

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
    Map<Report, Symbol> symbols = new HashMap<>();
    for (var event : events) {
      if (event.event() instanceof TradeCashPosted posted) {
        symbols.put(
            new Report(posted.orderId(), posted.venue(), posted.execId()),
            posted.holding().symbol());
      }
    }
    events.forEach(event -> learn(event, symbols));
  }

  private void learn(RecordedEvent event, Map<Report, Symbol> symbols) {
    var order = event.aggregate().id();
    var at = Objects.requireNonNullElse(event.effectiveAt(), event.occurredAt());
    switch (event.event()) {
      case OrderFilled e -> {
        var trade = new Report(order, e.venue(), e.execId());
        learn(symbols.get(trade), prices -> prices.paid(trade.id(), e.lastPx(), at));
      }
      case OrderFillCorrected e -> {
        var report = new Report(order, e.venue(), e.execId());
        var id = new Report(order, e.venue(), e.execRefId()).id();
        learn(symbols.get(report), prices -> prices.corrected(id, report.id(), e.lastPx(), at));
      }
      case OrderFillBusted e -> {
        var report = new Report(order, e.venue(), e.execId());
        var id = new Report(order, e.venue(), e.execRefId()).id();
        learn(symbols.get(report), prices -> prices.withdrawn(id, at));
      }
      default -> {}
    }
  }

  private void learn(@Nullable Symbol symbol, UnaryOperator<TradePrices> change) {
    if (symbol != null) {
      quotes.traded(symbol, change);
    }
  }

  private record Report(UUID orderId, String venue, String execId) {

    String id() {
      return orderId + " " + venue + " " + execId;
    }
  }
}
