package dev.blotter.audit.account;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Symbol;
import dev.blotter.kernel.TradePrices;
import dev.blotter.order.OrderEvent.OrderFillBusted;
import dev.blotter.order.OrderEvent.OrderFillCorrected;
import dev.blotter.order.OrderEvent.OrderFilled;
import dev.blotter.portfolio.PortfolioEvent.TradeCashPosted;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the user's own executions paid last, by instrument, busts and corrections taken into
 * account: the only prices of the past that the log knows. A report names the price and the posting
 * that follows it the instrument.
 */
public final class PaidPrices implements Marks {

  private final Map<Symbol, TradePrices> trades = new HashMap<>();
  private @Nullable Reported reported;

  void add(RecordedEvent event) {
    var order = event.aggregate().id();
    var at = Objects.requireNonNullElse(event.effectiveAt(), event.occurredAt());
    switch (event.event()) {
      case OrderFilled e -> reported = filled(order, e, at);
      case OrderFillCorrected e -> reported = corrected(order, e, at);
      case OrderFillBusted e -> reported = busted(order, e, at);
      case TradeCashPosted e -> posted(e);
      default -> {}
    }
  }

  @Override
  public Optional<Mark> mark(Symbol symbol, BigDecimal signedQuantity) {
    return Optional.ofNullable(trades.get(symbol)).flatMap(TradePrices::last);
  }

  private void posted(TradeCashPosted posted) {
    if (reported != null && reported.isOf(posted)) {
      var symbol = posted.holding().symbol();
      var before = trades.getOrDefault(symbol, TradePrices.NONE);
      trades.put(symbol, reported.change.apply(before));
      reported = null;
    }
  }

  private static Reported filled(UUID order, OrderFilled e, Instant at) {
    var id = id(order, e.venue(), e.execId());
    return new Reported(id, prices -> prices.paid(id, e.lastPx(), at));
  }

  private static Reported corrected(UUID order, OrderFillCorrected e, Instant at) {
    var id = id(order, e.venue(), e.execId());
    var meant = id(order, e.venue(), e.execRefId());
    return new Reported(id, prices -> prices.corrected(meant, id, e.lastPx(), at));
  }

  private static Reported busted(UUID order, OrderFillBusted e, Instant at) {
    var meant = id(order, e.venue(), e.execRefId());
    return new Reported(id(order, e.venue(), e.execId()), prices -> prices.withdrawn(meant, at));
  }

  private static String id(UUID order, String venue, String execId) {
    return order + " " + venue + " " + execId;
  }

  /** A report whose posting is to follow. */
  private record Reported(String id, UnaryOperator<TradePrices> change) {

    boolean isOf(TradeCashPosted posted) {
      return id.equals(PaidPrices.id(posted.orderId(), posted.venue(), posted.execId()));
    }
  }
}
