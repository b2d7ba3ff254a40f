package dev.blotter.audit.account;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.Symbol;
import dev.blotter.kernel.TradePrices;
import dev.blotter.order.TradeReport;
import dev.blotter.portfolio.PortfolioEvent.TradeCashPosted;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the user's own executions paid last, by instrument, busts and corrections taken into
 * account: the only prices that the log itself knows. A report names the price and the posting that
 * follows it the instrument.
 */
public final class PaidPrices {

  private final Map<Symbol, TradePrices> trades = new HashMap<>();

  /** A report whose posting is to follow. */
  private @Nullable TradeReport reported;

  void add(RecordedEvent event) {
    TradeReport.of(event).ifPresent(report -> reported = report);
    if (event.event() instanceof TradeCashPosted posted) {
      posted(posted);
    }
  }

  /** What is known of them, by instrument. */
  public Map<Symbol, TradePrices> trades() {
    return Collections.unmodifiableMap(trades);
  }

  private void posted(TradeCashPosted posted) {
    var id = TradeReport.id(posted.ref());
    if (reported != null && reported.id().equals(id)) {
      var symbol = posted.holding().symbol();
      var before = trades.getOrDefault(symbol, TradePrices.NONE);
      trades.put(symbol, reported.change().apply(before));
      reported = null;
    }
  }
}
