package dev.blotter.audit.account;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.OrderEvent.OrderFilled;
import dev.blotter.portfolio.PortfolioEvent.TradeCashPosted;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the user's own executions paid last, by instrument: the only prices of the past that the log
 * knows. A fill names its price and the posting that follows it its instrument.
 */
public final class PaidPrices implements Marks {

  private final Map<Symbol, Mark> last = new HashMap<>();
  private @Nullable Paid paid;

  void add(RecordedEvent event) {
    if (event.event() instanceof OrderFilled fill) {
      var at = Objects.requireNonNullElse(event.effectiveAt(), event.occurredAt());
      paid =
          new Paid(
              event.aggregate().id(), fill.venue(), fill.execId(), new Mark(fill.lastPx(), at));
    } else if (event.event() instanceof TradeCashPosted posted
        && paid != null
        && paid.isOf(posted)) {
      last.merge(posted.holding().symbol(), paid.mark, PaidPrices::later);
      paid = null;
    }
  }

  @Override
  public Optional<Mark> mark(Symbol symbol, BigDecimal signedQuantity) {
    return Optional.ofNullable(last.get(symbol));
  }

  /** A fill that is reported late changes nothing, as with quotes. */
  private static Mark later(Mark known, Mark next) {
    return next.at().isBefore(known.at()) ? known : next;
  }

  private record Paid(UUID orderId, String venue, String execId, Mark mark) {

    boolean isOf(TradeCashPosted posted) {
      return orderId.equals(posted.orderId())
          && venue.equals(posted.venue())
          && execId.equals(posted.execId());
    }
  }
}
